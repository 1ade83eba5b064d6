package io.insaka.proof;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Many open live streams of one organisation, read on one thread, and changes committed past the product. */
final class LiveStreams implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int READ = 16_384;

    private final ProductProcess product;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(READ);
    private final List<Stream> streams = new ArrayList<>();

    LiveStreams(ProductProcess product) throws IOException {
        this.product = product;
    }

    private static final class Stream {
        private final SocketChannel channel;
        private final StringBuilder line = new StringBuilder();
        private boolean told;

        Stream(SocketChannel channel) {
            this.channel = channel;
        }

        /** Whether the words were in what came. */
        boolean read(ByteBuffer buffer, String words) throws IOException {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new EOFException("a stream was closed");
            }
            boolean found = false;
            for (int n = 0; n < buffer.position(); n++) {
                char c = (char) buffer.get(n);
                if (c == '\n') {
                    found |= line.indexOf(words) >= 0;
                    line.setLength(0);
                } else {
                    line.append(c);
                }
            }
            return found;
        }
    }

    /** Opens more until so many are open and greeted. */
    void open(int count) throws IOException {
        byte[] request = ("GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + ProductProcess.TOKEN + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        while (streams.size() < count) {
            var channel = SocketChannel.open(new InetSocketAddress("localhost", product.port()));
            channel.socket().setTcpNoDelay(true);
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            var stream = new Stream(channel);
            channel.register(selector, SelectionKey.OP_READ, stream);
            streams.add(stream);
            if (streams.size() % 50 == 0 || streams.size() == count) {
                awaitAll("event:ready", System.nanoTime(), new ArrayList<>());
            }
        }
    }

    /** Milliseconds: of every receipt, and until the last of each change. */
    record FanOut(Figures each, Figures all) {}

    /** @param pauseMillis between one change that everybody has and the next */
    FanOut fanOut(int changes, long pauseMillis) throws Exception {
        List<Long> each = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(product.databaseUrl())) {
            database.setAutoCommit(false);
            String tenant = tenant(database);
            for (int n = 0; n < changes; n++) {
                streams.forEach(stream -> stream.told = false);
                String conversation = UUID.randomUUID().toString();
                change(database, tenant, conversation);
                long begun = System.nanoTime();
                database.commit();
                awaitAll(conversation, begun, each);
                all.add(System.nanoTime() - begun);
                Thread.sleep(pauseMillis);
            }
        }
        return new FanOut(Figures.of(each, 1), Figures.of(all, 1));
    }

    private static String tenant(Connection database) throws SQLException {
        try (var rows = database.createStatement().executeQuery("SELECT id FROM organisation LIMIT 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** As the product records one, without its other work: what is timed is the way from the commit on. */
    private static void change(Connection database, String tenant, String conversation) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("""
                    INSERT INTO live_event (tenant_id, conversation_id, what) VALUES ('%s', '%s', 'message');
                    SELECT pg_notify('insaka_live', '%s')""".formatted(tenant, conversation, tenant));
        }
    }

    private void awaitAll(String words, long begun, List<Long> nanos) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long[] left = {streams.stream().filter(stream -> !stream.told).count()};
        while (left[0] > 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(left[0] + " streams were not told");
            }
            selector.select(
                    key -> {
                        var stream = (Stream) key.attachment();
                        try {
                            if (stream.read(buffer, words) && !stream.told) {
                                stream.told = true;
                                left[0]--;
                                nanos.add(System.nanoTime() - begun);
                            }
                        } catch (IOException broken) {
                            throw new UncheckedIOException(broken);
                        }
                    },
                    100);
        }
    }

    @Override
    public void close() throws IOException {
        for (Stream stream : streams) {
            stream.channel.close();
        }
        selector.close();
    }
}
