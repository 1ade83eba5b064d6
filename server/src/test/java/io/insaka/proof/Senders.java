package io.insaka.proof;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Many keep-alive connections on one thread: on a machine that load and product share, a thread for each would measure
 * the switching between them.
 */
final class Senders implements AutoCloseable {
    private static final int ANSWER = 4_096;

    private final Selector selector = Selector.open();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();

    Senders(int port, int count, List<Supplier<byte[]>> requests) throws IOException {
        for (int n = 0; n < count; n++) {
            var channel = SocketChannel.open(new InetSocketAddress("localhost", port));
            channel.socket().setTcpNoDelay(true);
            channel.configureBlocking(false);
            var connection = new Connection(channel, requests.get(n));
            channel.register(selector, SelectionKey.OP_READ, connection);
            connections.add(connection);
        }
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final Supplier<byte[]> requests;
        private final ByteBuffer answer = ByteBuffer.allocate(ANSWER);
        private long due;
        private boolean waiting;

        Connection(SocketChannel channel, Supplier<byte[]> requests) {
            this.channel = channel;
            this.requests = requests;
        }

        void send() throws IOException {
            var bytes = ByteBuffer.wrap(requests.get());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            waiting = true;
        }

        /** Whether the whole answer is there. */
        boolean received() throws IOException {
            if (channel.read(answer) < 0) {
                throw new EOFException("the connection was closed");
            }
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n") + 4;
            if (body < 4 || answer.position() < body + length(text.substring(0, body))) {
                return false;
            }
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new AssertionError("answered " + text.lines().findFirst().orElse(""));
            }
            answer.clear();
            waiting = false;
            return true;
        }

        private static int length(String head) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .map(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("an answer without a length"));
        }
    }

    /** @param perSecond all connections together, each call timed from when it was due; 0 for as quickly as they are answered */
    Figures run(Duration time, double perSecond) throws IOException {
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        long pause = perSecond == 0 ? 0 : (long) (1e9 * connections.size() / perSecond);
        for (int n = 0; n < connections.size(); n++) {
            connections.get(n).due = begun + pause * n / connections.size();
        }
        while (System.nanoTime() < end) {
            long now = System.nanoTime();
            long next = end;
            for (Connection connection : connections) {
                if (!connection.waiting && connection.due <= now) {
                    connection.send();
                } else if (!connection.waiting) {
                    next = Math.min(next, connection.due);
                }
            }
            await(Math.max(1, (next - System.nanoTime()) / 1_000_000), pause);
        }
        return Figures.of(nanos, time.toNanos() / 1e9);
    }

    private void await(long millis, long pause) throws IOException {
        selector.select(
                key -> {
                    var connection = (Connection) key.attachment();
                    try {
                        if (connection.received()) {
                            long now = System.nanoTime();
                            nanos.add(now - connection.due);
                            connection.due = pause == 0 ? now : connection.due + pause;
                        }
                    } catch (IOException broken) {
                        throw new java.io.UncheckedIOException(broken);
                    }
                },
                millis);
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }
}
