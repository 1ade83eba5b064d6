package io.insaka.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code multipart/form-data} body, taken apart (RFC 7578). */
public record Multipart(List<Part> parts) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final byte[] HEADERS_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** One field or file; {@code fileName} and {@code contentType} are empty for a plain field. */
    public record Part(String name, String fileName, String contentType, byte[] bytes) {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    public Multipart {
        parts = List.copyOf(parts);
    }

    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** Empty when the body is not multipart or is cut off. */
    public static Optional<Multipart> read(Request request) {
        Matcher boundary = BOUNDARY.matcher(request.header("content-type"));
        if (!request.contentType().equals("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        byte[] body = request.body();
        byte[] delimiter = ("--" + boundary.group(1)).getBytes(StandardCharsets.US_ASCII);
        List<Part> parts = new ArrayList<>();
        int at = find(body, delimiter, 0);
        while (at >= 0) {
            int start = at + delimiter.length + 2;
            int next = find(body, delimiter, start);
            if (next < 0) {
                break;
            }
            int head = find(body, HEADERS_END, start);
            if (head >= 0 && head < next) {
                String headers = new String(body, start, head - start, StandardCharsets.UTF_8);
                // The line break before the next delimiter belongs to the delimiter.
                parts.add(part(headers, Arrays.copyOfRange(body, head + HEADERS_END.length, next - 2)));
            }
            at = next;
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Multipart(parts));
    }

    private static Part part(String headers, byte[] bytes) {
        String contentType = "";
        String disposition = "";
        for (String line : headers.split("\r\n")) {
            String[] sides = line.split(":", 2);
            if (sides.length == 2 && sides[0].equalsIgnoreCase("content-type")) {
                contentType = sides[1].strip();
            } else if (sides.length == 2 && sides[0].equalsIgnoreCase("content-disposition")) {
                disposition = sides[1];
            }
        }
        return new Part(parameter(disposition, "name"), parameter(disposition, "filename"), contentType, bytes);
    }

    private static String parameter(String disposition, String name) {
        Matcher quoted = Pattern.compile("[;\\s]" + name + "=(?:\"([^\"]*)\"|([^;\\s]+))")
                .matcher(disposition);
        if (!quoted.find()) {
            return "";
        }
        return quoted.group(1) != null ? quoted.group(1) : quoted.group(2);
    }

    private static int find(byte[] body, byte[] wanted, int from) {
        outer:
        for (int at = from; at <= body.length - wanted.length; at++) {
            for (int i = 0; i < wanted.length; i++) {
                if (body[at + i] != wanted[i]) {
                    continue outer;
                }
            }
            return at;
        }
        return -1;
    }
}
