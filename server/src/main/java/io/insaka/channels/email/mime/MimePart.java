package io.insaka.channels.email.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message or a part of one: either parts of its own or bytes, still in their transfer encoding. */
public final class MimePart {
    private final Headers headers = new Headers();
    private final List<MimePart> parts = new ArrayList<>();
    private byte[] raw = new byte[0];
    private boolean multiple;
    private @Nullable Parameters type;
    private @Nullable Parameters disposition;

    public Headers headers() {
        return headers;
    }

    public List<MimePart> parts() {
        return parts;
    }

    public byte[] raw() {
        return raw;
    }

    void raw(byte[] bytes) {
        raw = bytes;
    }

    public boolean multiple() {
        return multiple;
    }

    void divided() {
        multiple = true;
    }

    public byte[] bytes() {
        return Transfer.decode(raw, headers.text("content-transfer-encoding"));
    }

    private Parameters type() {
        if (type == null) {
            type = Parameters.of(headers.first("content-type"));
        }
        return type;
    }

    private Parameters disposition() {
        if (disposition == null) {
            disposition = Parameters.of(headers.first("content-disposition"));
        }
        return disposition;
    }

    /** In lower case; text when nothing usable is said. */
    public String mediaType() {
        String word = type().word();
        if (multiple) {
            return word;
        }
        // Divided by its own word, but not in fact: then it is words.
        boolean usable = word.matches("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+") && !word.startsWith("multipart/");
        return usable ? word : word.equals("html") ? "text/html" : "text/plain";
    }

    @Nullable
    public String parameter(String name) {
        return type().find(name);
    }

    @Nullable
    public String fileName() {
        String name = disposition().find("filename");
        return name == null ? type().find("name") : name;
    }

    public boolean attached() {
        return disposition().word().equals("attachment");
    }

    /** Referred to from the text, or meant to be seen in it. */
    public boolean inline() {
        return !attached() && (headers.has("content-id") || disposition().word().equals("inline"));
    }

    public boolean is(String mediaType) {
        return mediaType().equals(mediaType);
    }

    public boolean isText() {
        return is("text/plain") || is("text/html");
    }

    /** The bytes as text. */
    public String text() {
        byte[] bytes = bytes();
        String charset = parameter("charset");
        String text = Charsets.decode(bytes, charset == null && is("text/html") ? declared(bytes) : charset);
        return text.replace("\u0000", "").replace("\r\n", "\n").replace('\r', '\n');
    }

    /** What an HTML page says of itself, where its part says nothing. */
    private static @Nullable String declared(byte[] page) {
        String head = new String(page, 0, Math.min(page.length, 2_000), java.nio.charset.StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        int at = head.indexOf("charset=");
        return at < 0 ? null : head.substring(at + 8).split("[\\s\"'>;/]+", 3)[head.startsWith("\"", at + 8) ? 1 : 0];
    }

    /** This part and all below it that have bytes, in order. */
    public List<MimePart> leaves() {
        List<MimePart> leaves = new ArrayList<>();
        if (!multiple) {
            leaves.add(this);
        }
        parts.forEach(part -> leaves.addAll(part.leaves()));
        return leaves;
    }
}
