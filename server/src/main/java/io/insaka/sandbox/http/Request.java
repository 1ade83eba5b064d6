package io.insaka.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP request.
 *
 * @param path below the simulator's mount point, starting with a slash
 * @param base the address of the mount point as the caller sees it, without a slash at the end
 * @param headers the first value of each, names in lower case
 * @param query decoded, the first value of each
 */
public record Request(
        String method, String path, String base, Map<String, String> headers, Map<String, String> query, byte[] body) {
    public Request {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The media type without its parameters, in lower case. */
    public String contentType() {
        return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Decodes the part of an address behind the question mark. */
    public static Map<String, String> parseQuery(String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : raw.split("&")) {
            String[] sides = pair.split("=", 2);
            if (!sides[0].isEmpty()) {
                query.putIfAbsent(decode(sides[0]), sides.length == 2 ? decode(sides[1]) : "");
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
