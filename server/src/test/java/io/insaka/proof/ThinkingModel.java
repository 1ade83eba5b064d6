package io.insaka.proof;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A model that takes the same time for every answer and costs nearly nothing; for benchmarks, where a simulator's strictness would. */
final class ThinkingModel implements AutoCloseable {
    static final Duration LATENCY = Duration.ofMillis(300);
    private static final String NAME = "gpt-4o-mini";
    private static final String KIND = "It is our pleasure. See you soon!";
    private static final String SUMMARY = "{\\\"summary\\\": \\\"Kind words.\\\", \\\"preferences\\\": []}";

    private final HttpServer server;
    private volatile Duration latency = LATENCY;

    ThinkingModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            sleep();
            byte[] answer = answer(asked.contains("\"json_schema\"") ? SUMMARY : KIND);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    private void sleep() {
        try {
            Thread.sleep(latency);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] answer(String text) {
        return ("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"" + NAME
                        + "\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                        + "\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":400,\"completion_tokens\":10,\"total_tokens\":410}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** From now on. */
    void takes(Duration each) {
        latency = each;
    }

    String name() {
        return NAME;
    }

    String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** The most there is to get: so many callers do nothing but ask. @return calls in a second */
    double direct(int callers, Duration time) throws Exception {
        URI address = URI.create(baseUrl() + "/chat/completions");
        String question = "{\"model\":\"" + NAME + "\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + "please ".repeat(280) + "\"}]}";
        var request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build();
        long end = System.nanoTime() + time.toNanos();
        int calls = 0;
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int n = 0; n < callers; n++) {
                work.add(() -> {
                    int made = 0;
                    while (System.nanoTime() < end) {
                        client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                        made++;
                    }
                    return made;
                });
            }
            for (Future<Integer> made : threads.invokeAll(work)) {
                calls += made.get();
            }
        }
        return calls / (time.toNanos() / 1e9);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
