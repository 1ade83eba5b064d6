package io.insaka.sandbox.sms;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Form-encoded bodies as the providers write them, and strictly read. */
public final class FormBody {
    private FormBody() {}

    /** Empty when it is not form-encoded as it should be. */
    public static Optional<Map<String, List<String>>> read(byte[] body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try {
            for (String pair : new String(body, StandardCharsets.US_ASCII).split("&")) {
                String[] sides = pair.split("=", 2);
                if (sides.length != 2) {
                    return Optional.empty();
                }
                fields.computeIfAbsent(decoded(sides[0]), name -> new ArrayList<>())
                        .add(decoded(sides[1]));
            }
            return Optional.of(fields);
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    public static byte[] write(Map<String, String> fields) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return body.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
