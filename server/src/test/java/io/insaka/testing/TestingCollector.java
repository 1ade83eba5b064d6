package io.insaka.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * Stands in for an OpenTelemetry collector: takes OTLP over HTTP as protobuf and reads it field by field, as
 * <a href="https://github.com/open-telemetry/opentelemetry-proto">opentelemetry-proto</a> numbers them.
 */
public final class TestingCollector {
    private static final List<Span> spans = new CopyOnWriteArrayList<>();

    private TestingCollector() {}

    /** @param parent empty at the beginning of a trace */
    public record Span(
            String trace,
            String id,
            String parent,
            String name,
            long start,
            long end,
            Map<String, String> attributes,
            Map<String, String> resource) {}

    private static final class Server {
        static final HttpServer RUNNING = start();

        private static HttpServer start() {
            try {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/v1/traces", TestingCollector::take);
                server.start();
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Running from the first call to the end of the test run. */
    public static String endpoint() {
        return "http://localhost:" + Server.RUNNING.getAddress().getPort();
    }

    /** In the order in which they came. */
    public static List<Span> spans(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private static void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = body(exchange)) {
            boolean protobuf =
                    "application/x-protobuf".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            if (protobuf) {
                read(UnknownFieldSet.parseFrom(body));
            }
            exchange.sendResponseHeaders(protobuf ? 200 : 415, -1);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody();
    }

    private static void read(UnknownFieldSet request) throws IOException {
        for (UnknownFieldSet resourceSpans : messages(request, 1)) {
            Map<String, String> resource = attributes(messages(resourceSpans, 1).getFirst(), 1);
            for (UnknownFieldSet scopeSpans : messages(resourceSpans, 2)) {
                for (UnknownFieldSet span : messages(scopeSpans, 2)) {
                    spans.add(span(span, resource));
                }
            }
        }
    }

    private static Span span(UnknownFieldSet span, Map<String, String> resource) throws IOException {
        return new Span(
                hex(span, 1),
                hex(span, 2),
                hex(span, 4),
                text(span, 5),
                span.getField(7).getFixed64List().getFirst(),
                span.getField(8).getFixed64List().getFirst(),
                attributes(span, 9),
                resource);
    }

    private static Map<String, String> attributes(UnknownFieldSet of, int number) throws IOException {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (UnknownFieldSet pair : messages(of, number)) {
            UnknownFieldSet value = messages(pair, 2).getFirst();
            List<Long> whole = value.getField(3).getVarintList();
            attributes.put(text(pair, 1), whole.isEmpty() ? text(value, 1) : String.valueOf(whole.getFirst()));
        }
        return attributes;
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet of, int number) throws IOException {
        List<UnknownFieldSet> messages = new java.util.ArrayList<>();
        for (ByteString bytes : of.getField(number).getLengthDelimitedList()) {
            messages.add(UnknownFieldSet.parseFrom(bytes));
        }
        return messages;
    }

    private static String hex(UnknownFieldSet of, int number) {
        return of.getField(number).getLengthDelimitedList().stream()
                .findFirst()
                .map(bytes -> HexFormat.of().formatHex(bytes.toByteArray()))
                .orElse("");
    }

    private static String text(UnknownFieldSet of, int number) {
        return of.getField(number).getLengthDelimitedList().stream()
                .findFirst()
                .map(ByteString::toStringUtf8)
                .orElse("");
    }
}
