package io.insaka.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the product's API as a program would write one. Immutable; {@code with…} makes a changed copy. */
public final class Api {
    private static final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper json = new JsonMapper();

    private final String baseUrl;
    private final Map<String, String> headers;

    private Api(String baseUrl, Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.headers = Map.copyOf(headers);
    }

    /** Somebody nobody knows. */
    public static Api stranger(String baseUrl) {
        return new Api(baseUrl, Map.of());
    }

    public static Api withToken(String baseUrl, String token) {
        return stranger(baseUrl).withHeader("Authorization", "Bearer " + token);
    }

    public Api withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Api(baseUrl, more);
    }

    public String baseUrl() {
        return baseUrl;
    }

    /** One answer. */
    public record Response(
            int status, String text, @Nullable HttpResponse<String> peeked) {
        public HttpResponse<String> raw() {
            return Objects.requireNonNull(peeked, "only the status of this answer was looked at");
        }

        public JsonNode json() {
            return json.readTree(text);
        }

        /** The stable code of a problem. */
        public String code() {
            return text.startsWith("{") ? json().path("code").asString("") : "";
        }

        public String header(String name) {
            return raw().headers().firstValue(name).orElse("");
        }

        /** The value of a cookie that was set. */
        public String cookie(String name) {
            return raw().headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .map(cookie -> cookie.substring(name.length() + 1).split(";", 2)[0])
                    .findFirst()
                    .orElse("");
        }

        /** The answer itself when it has this status; otherwise the test fails and shows what came instead. */
        public Response expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError(
                        "expected " + wanted + " but the answer was " + status + ": " + text + " " + peeked);
            }
            return this;
        }
    }

    public Response get(String path) {
        return send("GET", path, null);
    }

    /** @param body written as JSON; a text is sent as it is */
    public Response post(String path, Object body) {
        return send("POST", path, body);
    }

    public Response post(String path) {
        return send("POST", path, null);
    }

    public Response put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Response patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Response delete(String path) {
        return send("DELETE", path, null);
    }

    public Response send(String method, String path, @Nullable Object body) {
        try {
            HttpResponse<String> response =
                    http.send(request(method, path, body).build(), BodyHandlers.ofString());
            return new Response(response.statusCode(), response.body(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /**
     * As {@link #send}, for an answer that may never end: the text of a problem is read, a stream is closed at once.
     * A stream that has not even begun after some seconds counts as 200.
     */
    public Response peek(String method, String path, @Nullable Object body) {
        HttpRequest request =
                request(method, path, body).timeout(Duration.ofSeconds(3)).build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream stream = response.body()) {
                String text = response.statusCode() < 400 ? "" : new String(stream.readAllBytes(), UTF_8);
                return new Response(response.statusCode(), text, null);
            }
        } catch (HttpTimeoutException silent) {
            return new Response(200, "", null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** A stream that never ends, line by line. */
    public Stream<String> lines(String path) {
        try {
            return http.send(request("GET", path, null).build(), BodyHandlers.ofLines())
                    .body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** The bytes of a file. */
    public byte[] bytes(String path) {
        try {
            var response = http.send(request("GET", path, null).build(), BodyHandlers.ofByteArray());
            new Response(response.statusCode(), "", null).expect(200);
            return response.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(interrupted);
    }

    private HttpRequest.Builder request(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).method(method, publisher(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return request;
    }

    /** Uploads one file as a browser's form does. */
    public Response upload(String path, String fileName, String contentType, byte[] bytes) {
        String boundary = "----insaka-test";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: " + contentType + "\r\n\r\n")
                .getBytes(UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
        byte[] body = Arrays.copyOf(head, head.length + bytes.length + tail.length);
        System.arraycopy(bytes, 0, body, head.length, bytes.length);
        System.arraycopy(tail, 0, body, head.length + bytes.length, tail.length);
        return withHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
                .send("POST", path, body);
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            case String text -> BodyPublishers.ofString(text);
            default -> BodyPublishers.ofString(json.writeValueAsString(body));
        };
    }
}
