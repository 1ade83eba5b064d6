package io.insaka.integrations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's program that is told of events over HTTP: takes them, fails, hangs, redirects, or is gone. */
public final class Receiver implements AutoCloseable {
    public static final int HANG = 0;

    private static final JsonMapper json = new JsonMapper();

    private final HttpServer server;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<Post, Integer> script = post -> 200;

    /** One request as it arrived. */
    public record Post(String path, String delivery, String event, String signature, String body) {
        public JsonNode json() {
            return json.readTree(body);
        }
    }

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook?key=of-the-address";
    }

    /** @param script the status to answer with, or {@link #HANG} */
    public void answer(Function<Post, Integer> script) {
        this.script = script;
    }

    /** In the order in which they came. */
    public List<Post> posts() {
        return posts;
    }

    public List<Post> posts(String event) {
        return posts.stream().filter(post -> post.event().equals(event)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var post = new Post(
                    exchange.getRequestURI().getPath(),
                    String.valueOf(headers.getFirst("Insaka-Delivery")),
                    String.valueOf(headers.getFirst("Insaka-Event")),
                    String.valueOf(headers.getFirst("Insaka-Signature")),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            posts.add(post);
            int status = script.apply(post);
            if (status == HANG) {
                closed.await();
                return;
            }
            if (status >= 300 && status < 400) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            byte[] words = ("answered " + status + " " + "x".repeat(2_000)).getBytes(UTF_8);
            exchange.sendResponseHeaders(status, words.length);
            exchange.getResponseBody().write(words);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
