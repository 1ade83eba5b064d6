package io.insaka.channels.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header such as {@code attachment; filename="a.pdf"}: a word and its parameters, those of RFC 2231 put together.
 *
 * @param word in lower case
 * @param named by lower-case name, decoded
 */
record Parameters(String word, Map<String, String> named) {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^=;\\s\"]{1,80})\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"?|([^;]*))", Pattern.DOTALL);
    private static final int LONGEST = 8_000;
    private static final Pattern CONTINUED = Pattern.compile("(.+?)\\*([0-9]{1,3})?(\\*)?");

    static Parameters of(@Nullable String header) {
        String text = header == null ? "" : header.substring(0, Math.min(header.length(), LONGEST));
        int semicolon = text.indexOf(';');
        String word = semicolon < 0 ? text : text.substring(0, semicolon);
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, String>> pieces = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            String name = parameter.group(1).toLowerCase(Locale.ROOT);
            String value = parameter.group(2) != null
                    ? parameter.group(2).replaceAll("\\\\([\"\\\\])", "$1")
                    : parameter.group(3).strip();
            Matcher continued = CONTINUED.matcher(name);
            if (continued.matches()) {
                int place = continued.group(2) == null ? 0 : Integer.parseInt(continued.group(2));
                boolean encoded = continued.group(3) != null || continued.group(2) == null;
                pieces.computeIfAbsent(continued.group(1), each -> new TreeMap<>())
                        .putIfAbsent(place, (encoded ? "%" : "=") + value);
            } else {
                plain.putIfAbsent(name, EncodedWords.decode(value));
            }
        }
        pieces.forEach((name, parts) -> plain.put(name, joined(parts)));
        return new Parameters(word.strip().toLowerCase(Locale.ROOT), plain);
    }

    /** The first piece names the charset; each says of itself whether it is percent-encoded. */
    private static String joined(TreeMap<Integer, String> parts) {
        String charset = null;
        var bytes = new java.io.ByteArrayOutputStream();
        for (var part : parts.entrySet()) {
            String value = part.getValue().substring(1);
            boolean encoded = part.getValue().startsWith("%");
            if (encoded && part.getKey() == 0) {
                String[] three = value.split("'", 3);
                if (three.length == 3) {
                    charset = three[0];
                    value = three[2];
                }
            }
            bytes.writeBytes(encoded ? percent(value) : value.getBytes(StandardCharsets.UTF_8));
        }
        return Charsets.decode(bytes.toByteArray(), charset);
    }

    private static byte[] percent(String value) {
        return Transfer.quotedPrintable(
                value.replace("=", "=3D").replace('%', '=').getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    String find(String name) {
        String value = named.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
