package io.insaka.channels.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** UTF-7 (RFC 2152), which the JDK does not know and old Exchange servers still write. */
final class Utf7 {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {}

    static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        var decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '+') {
                decoded.append(c);
                continue;
            }
            int end = i + 1;
            while (end < text.length() && BASE64.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if (end == i + 1) {
                decoded.append('+');
            } else {
                decoded.append(shifted(text.substring(i + 1, end)));
            }
            // A minus ends the shifted part and is no character of its own; anything else is.
            i = end < text.length() && text.charAt(end) == '-' ? end : end - 1;
        }
        return decoded.toString();
    }

    private static String shifted(String base64) {
        // One sextet alone carries no byte.
        String whole = base64.length() % 4 == 1 ? base64.substring(0, base64.length() - 1) : base64;
        byte[] bytes = Base64.getDecoder().decode(whole);
        return new String(bytes, 0, bytes.length / 2 * 2, StandardCharsets.UTF_16BE);
    }
}
