package io.insaka.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A simulator on a port of its own, for tests, the kill test and benchmarks; one virtual thread per request. */
public final class SimulatorServer implements AutoCloseable {
    static {
        // Without these the JDK's server waits for delayed acknowledgements and closes busy connections.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final String mount;

    private SimulatorServer(HttpServer server, String mount) {
        this.server = server;
        this.mount = mount;
    }

    /**
     * @param port 0 for a free one
     * @param mount the path below which the simulator lives, such as {@code /sandbox/graph}
     */
    public static SimulatorServer start(int port, String mount, Simulator simulator) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var running = new SimulatorServer(HttpServer.create(address, 1024), mount);
            running.server.createContext(mount, exchange -> running.serve(exchange, simulator));
            running.server.setExecutor(running.threads);
            running.server.start();
            return running;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The address of the mount point. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + mount);
    }

    private void serve(HttpExchange exchange, Simulator simulator) throws IOException {
        try (exchange) {
            switch (simulator.answer(read(exchange))) {
                case Answer.Reply reply -> write(exchange, reply);
                case Answer.Stream stream -> write(exchange, stream);
                case Answer.Silence silence -> stayQuiet(silence.length());
                case Answer.Drop() -> {}
            }
        }
    }

    private Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String host =
                headers.getOrDefault("host", "localhost:" + server.getAddress().getPort());
        URI uri = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                uri.getPath().substring(mount.length()),
                "http://" + host + mount,
                headers,
                Request.parseQuery(Optional.ofNullable(uri.getRawQuery()).orElse("")),
                exchange.getRequestBody().readAllBytes());
    }

    private static void write(HttpExchange exchange, Answer.Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    /** A stream that breaks promises its whole length: closing the exchange before that closes the connection. */
    private void write(HttpExchange exchange, Answer.Stream stream) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", stream.contentType());
        stream.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(stream.status(), stream.cut() ? stream.length() : 0);
        for (byte[] piece : stream.pieces().subList(0, stream.sent())) {
            exchange.getResponseBody().write(piece);
            exchange.getResponseBody().flush();
            stayQuiet(stream.pace());
        }
    }

    private void stayQuiet(Duration length) {
        try {
            boolean ignored = closed.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
