package io.insaka.channels.whatsapp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.insaka.channels.spi.ChannelSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A Graph API that answers what the test tells it to, once each, in order. */
final class TestingGraph implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    record Request(String method, String path, Map<String, List<String>> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return InboundCases.JSON.readTree(body);
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    /** Status 0 never answers at all. */
    record Answer(int status, byte[] body, Map<String, String> headers) {}

    TestingGraph() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    ChannelSettings settings() {
        return WhatsAppFixture.settings(url());
    }

    TestingGraph answer(int status, String body) {
        return answer(status, body, Map.of());
    }

    TestingGraph answer(int status, String body, Map<String, String> headers) {
        return answer(new Answer(status, body.getBytes(StandardCharsets.UTF_8), headers));
    }

    synchronized TestingGraph answer(Answer answer) {
        answers.add(answer);
        return this;
    }

    TestingGraph hang() {
        return answer(0, "");
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    Request only() {
        if (requests().size() != 1) {
            throw new AssertionError("expected one request, not " + requests().size());
        }
        return requests().getFirst();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer;
            synchronized (this) {
                requests.add(new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body));
                answer = answers.isEmpty()
                        ? new Answer(500, "nobody told".getBytes(StandardCharsets.UTF_8), Map.of())
                        : answers.poll();
            }
            if (answer.status() == 0) {
                end.await();
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
