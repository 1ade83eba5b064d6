package io.insaka.llm.providers;

import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.insaka.outside.OutsideHttp;
import io.insaka.outside.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call's way out: LangChain4j's HTTP client over ours. Remembers what was answered. */
final class Wire implements HttpClient, HttpClientBuilder {
    /** A hundred embeddings of 3,072 numbers in JSON are 5 MB. */
    private static final long LARGEST_ANSWER = 32L << 20;

    private final OutsideHttp client;
    private final Duration within;
    private final long since = System.nanoTime();
    private boolean used;
    private byte @Nullable [] answered;

    Wire(OutsideHttp client, Duration within) {
        this.client = client;
        this.within = within;
    }

    /** Answered with something else than success. Not retriable, so that nothing in the library tries again. */
    static final class Declined extends NonRetriableException {
        private final int status;
        private final transient HttpHeaders headers;
        private final byte[] body;

        Declined(int status, HttpHeaders headers, byte[] body) {
            super("status " + status);
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        HttpHeaders headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }
    }

    /** Not answered, or not to the end. */
    static final class Broken extends NonRetriableException {
        private final transient IOException failure;

        Broken(IOException failure) {
            super("no answer");
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }

    /** The body of the last successful answer; null when there was none. */
    byte @Nullable [] answered() {
        return answered;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        if (used) {
            // Where the library tries again by itself: that is decided elsewhere, and paid for.
            throw new NonRetriableException("one call, one request");
        }
        used = true;
        try {
            var answer = client.send(outgoing(request), Trust.OWNER, OutsideHttp.Limits.inAll(left(), LARGEST_ANSWER));
            byte[] body;
            try (InputStream stream = answer.body()) {
                body = stream.readAllBytes();
            }
            if (answer.status() / 100 != 2) {
                throw new Declined(answer.status(), answer.headers(), body);
            }
            answered = body;
            return SuccessfulHttpResponse.builder()
                    .statusCode(answer.status())
                    .headers(answer.headers().map())
                    .body(body)
                    .build();
        } catch (IOException failure) {
            throw new Broken(failure);
        }
    }

    private Duration left() {
        Duration left = within.minusNanos(System.nanoTime() - since);
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }

    private java.net.http.HttpRequest outgoing(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        Map<String, dev.langchain4j.http.client.FormDataFile> files =
                request.formDataFiles() == null ? Map.of() : request.formDataFiles();
        Multipart parts = files.isEmpty() ? null : new Multipart();
        request.headers().forEach((name, values) -> {
            if (parts == null || !name.equalsIgnoreCase("Content-Type")) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.method(request.method().name(), body(request, files, parts, builder))
                .build();
    }

    private static BodyPublisher body(
            HttpRequest request,
            Map<String, dev.langchain4j.http.client.FormDataFile> files,
            @Nullable Multipart parts,
            java.net.http.HttpRequest.Builder builder) {
        if (parts == null) {
            return request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
        }
        if (request.formDataFields() != null) {
            request.formDataFields().forEach(parts::field);
        }
        files.forEach((name, file) -> parts.file(name, file.fileName(), file.contentType(), file.content()));
        byte[] whole = parts.end();
        builder.header("Content-Type", parts.contentType());
        return BodyPublishers.ofByteArray(whole);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("a turn waits for the whole answer");
    }

    @Override
    public HttpClient build() {
        return this;
    }

    @Override
    public Duration connectTimeout() {
        return within;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return within;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }
}
