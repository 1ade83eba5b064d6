package io.insaka.channels.form;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form-encoded body, in UTF-8. Reading one never fails: what is no escape stands for itself. A name may come several
 * times.
 */
public record Form(Map<String, List<String>> values) {
    /** No provider's body comes near; whatever is behind is left out. */
    private static final int MOST_FIELDS = 1_000;

    public static Form parse(byte[] body) {
        return parse(new String(body, StandardCharsets.UTF_8));
    }

    private static Form parse(String body) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int fields = 0;
        for (int at = 0; at < body.length() && fields < MOST_FIELDS; fields++) {
            int end = body.indexOf('&', at);
            String pair = body.substring(at, end < 0 ? body.length() : end);
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                values.computeIfAbsent(name, any -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
            at = end < 0 ? body.length() : end + 1;
        }
        return new Form(values);
    }

    /** The first value of a name without surrounding blanks; null when nothing is left. */
    public @Nullable String word(String name) {
        List<String> given = values.get(name);
        String word = given == null ? "" : Fields.clean(given.getFirst()).strip();
        return word.isEmpty() ? null : word;
    }

    /** The first of these names that says something. */
    public @Nullable String any(String... names) {
        for (String name : names) {
            String word = word(name);
            if (word != null) {
                return word;
            }
        }
        return null;
    }

    /** Equal for the same fields, whatever their order: for what has no number of its own. */
    public String hash() {
        var fields = GraphJson.object();
        values.forEach((name, several) -> fields.put(Fields.clean(name), several.getFirst()));
        return "unnumbered-" + GraphJson.hash(fields);
    }

    /** Pairs as a body. */
    public static byte[] bytes(List<Map.Entry<String, String>> pairs) {
        var body = new StringBuilder();
        for (var pair : pairs) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(encoded(pair.getKey()))
                    .append('=');
            body.append(encoded(pair.getValue()));
        }
        return body.toString().getBytes(StandardCharsets.US_ASCII);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            int value = letter == '%' && at + 2 < text.length() ? hex(text, at + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                at += 3;
            } else {
                bytes.writeBytes((letter == '+' ? " " : Character.toString(letter)).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(letter);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
