package io.insaka.channels.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header of a message or of a part, in order, as it came. */
public final class Headers {
    private static final int LONGEST_VALUE = 64_000;

    private final List<Field> fields = new ArrayList<>();

    /** @param raw name, colon and value, folded as it came, without the last line break */
    public record Field(String name, byte[] raw) {
        /** Unfolded, not decoded. Raw bytes are UTF-8 (RFC 6532) or what Windows writes. */
        String value() {
            int colon = 0;
            while (colon < raw.length && raw[colon] != ':') {
                colon++;
            }
            int from = Math.min(colon + 1, raw.length);
            byte[] value = new byte[Math.min(raw.length - from, LONGEST_VALUE)];
            System.arraycopy(raw, from, value, 0, value.length);
            return Charsets.decode(value, null)
                    .replaceAll("\r?\n[ \t]*", " ")
                    .replaceAll("[\\x00-\\x08\\x0B-\\x1F\\x7F]", " ")
                    .strip();
        }
    }

    public void add(String name, byte[] raw) {
        fields.add(new Field(name.strip().toLowerCase(Locale.ROOT), raw));
    }

    public List<Field> fields() {
        return fields;
    }

    public boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /** The first of that name, unfolded; null when there is none. */
    @Nullable
    public String first(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }

    public String text(String name) {
        String value = first(name);
        return value == null ? "" : value;
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    /** How often a name stands there. */
    public long count(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).count();
    }

    /** A header that stands as text inside a body (of a report, of the mail that is reported about). */
    public static Headers of(String text) {
        var headers = new Headers();
        for (String line : text.replaceAll("\r?\n[ \t]+", " ").split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(line.substring(0, colon), line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
