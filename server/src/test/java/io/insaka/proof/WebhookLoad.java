package io.insaka.proof;

import io.insaka.testing.Api;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed WhatsApp webhooks over plain sockets, so that the generator costs little beside what it measures. */
final class WebhookLoad {
    private static final String SECRET = "bench-secret";
    private static final int SENDERS = 24;
    private static final AtomicLong ids = new AtomicLong();

    private final URI base;
    private final List<String> paths;
    private final AcceptingGraph graph;

    private WebhookLoad(URI base, List<String> paths, AcceptingGraph graph) {
        this.base = base;
        this.paths = paths;
        this.graph = graph;
    }

    static WebhookLoad over(ProductProcess product, AcceptingGraph graph, int channels) {
        Api api = product.api();
        List<String> paths = new ArrayList<>();
        for (int n = 0; n < channels; n++) {
            var created = api.post(
                            "/api/v1/channels",
                            Map.of(
                                    "kind",
                                    "whatsapp",
                                    "name",
                                    "Bench " + n,
                                    "settings",
                                    Map.of(
                                            "phoneNumberId",
                                            "9000" + n,
                                            "accessToken",
                                            "token",
                                            "appSecret",
                                            SECRET,
                                            "verifyToken",
                                            "verify",
                                            "baseUrl",
                                            graph.address(),
                                            "messagesPerSecond",
                                            "100000")))
                    .expect(201);
            paths.add(URI.create(created.json().path("webhookUrl").asString()).getPath());
        }
        return new WebhookLoad(URI.create(product.baseUrl()), paths, graph);
    }

    /** @param perSecond all connections together; 0 for as quickly as they are answered */
    Figures run(int connections, Duration time, double perSecond) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long pause = perSecond == 0 ? 0 : (long) (1e9 * connections / perSecond);
        List<Long> nanos = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<Callable<List<Long>>> work = new ArrayList<>();
            for (int n = 0; n < connections; n++) {
                int sender = n;
                work.add(() -> postUntil(end, pause, sender));
            }
            for (Future<List<Long>> done : threads.invokeAll(work)) {
                nanos.addAll(done.get());
            }
        }
        return Figures.of(nanos, time.toNanos() / 1e9);
    }

    private List<Long> postUntil(long end, long pause, int sender) throws Exception {
        List<Long> nanos = new ArrayList<>();
        try (var wire = new Wire(base)) {
            long next = System.nanoTime();
            for (int n = 0; System.nanoTime() < end; n++) {
                byte[] request = request(sender + n, "26097" + (1_000_000 + (sender * 31 + n) % 5_000));
                next += pause;
                long wait = pause == 0 ? 0 : next - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(Duration.ofNanos(wait)); // an even pace, not a wait for anything
                }
                long begun = System.nanoTime();
                wire.post(request);
                nanos.add(System.nanoTime() - begun);
            }
        }
        return nanos;
    }

    /** Sends {@code count} messages of many contacts and waits for as many replies. @return exchanges in a second */
    double exchange(int count, int contacts) throws Exception {
        long before = graph.accepted();
        var next = new AtomicLong();
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int n = 0; n < SENDERS; n++) {
                work.add(() -> {
                    try (var wire = new Wire(base)) {
                        for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            wire.post(request((int) i, "26096" + (1_000_000 + i % contacts)));
                        }
                        return true;
                    }
                });
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        await(before + count);
        return count / ((System.nanoTime() - begun) / 1e9);
    }

    /** One contact writes again as soon as the reply is there. @return milliseconds from webhook to reply, in order */
    List<Double> conversation(int length) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (var wire = new Wire(base)) {
            for (int n = 0; n < length; n++) {
                long before = graph.accepted();
                long begun = System.nanoTime();
                wire.post(request(0, "260955555555"));
                await(before + 1);
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        return millis;
    }

    private void await(long accepted) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (graph.accepted() < accepted) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("only " + graph.accepted() + " of " + accepted + " replies came");
            }
            Thread.sleep(Duration.ofNanos(200_000)); // the one who counts is another thread's server
        }
    }

    private byte[] request(int channel, String from) throws GeneralSecurityException {
        int index = Math.floorMod(channel, paths.size());
        String body = String.format(
                Locale.ROOT,
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                        + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"260211\","
                        + "\"phone_number_id\":\"9000%d\"},\"contacts\":[{\"profile\":{\"name\":\"Bench %s\"},"
                        + "\"wa_id\":\"%s\"}],\"messages\":[{\"from\":\"%s\",\"id\":\"wamid.IN%d=\","
                        + "\"timestamp\":\"%d\",\"type\":\"text\",\"text\":{\"body\":\"menu\"}}]}}]}]}",
                index,
                from,
                from,
                from,
                ids.incrementAndGet(),
                System.currentTimeMillis() / 1000);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String head = "POST " + paths.get(index) + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-Hub-Signature-256: sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes))
                + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + bytes.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(bytes, 0, all, first.length, bytes.length);
        return all;
    }

    /** One keep-alive connection. */
    private static final class Wire implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Wire(URI base) throws IOException {
            socket = new Socket("localhost", base.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        void post(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            String status = line();
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new AssertionError("answered " + status);
            }
            int length = -1;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            if (length >= 0) {
                in.readNBytes(length);
            } else {
                chunks();
            }
        }

        private void chunks() throws IOException {
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                in.readNBytes(size + 2);
            }
            line();
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the connection was closed");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
