package io.insaka.proof;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Meta at its quickest: takes every message and counts; for benchmarks, where the simulator's strictness would cost. */
final class AcceptingGraph implements AutoCloseable {
    static {
        // Read once, by the first server of the process: thousands of connections stay open between two requests.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private static final Pattern TO = Pattern.compile("\"to\"\\s*:\\s*\"(\\d+)\"");

    private final HttpServer server;
    private final AtomicLong accepted = new AtomicLong();
    private volatile Consumer<String> listener = to -> {};

    AcceptingGraph() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String told = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean mark = told.contains("\"status\":\"read\"");
            byte[] answer = (mark ? "{\"success\":true}" : accepted(accepted.incrementAndGet()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
            Matcher to = TO.matcher(told);
            if (!mark && to.find()) {
                listener.accept(to.group(1));
            }
        });
        server.start();
    }

    private String accepted(long number) {
        return "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"1\",\"wa_id\":\"1\"}],"
                + "\"messages\":[{\"id\":\"wamid.BENCH" + number + "=\"}]}";
    }

    /** From here on this one hears to whom each message goes that was accepted. */
    void listen(Consumer<String> to) {
        listener = to;
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    long accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
