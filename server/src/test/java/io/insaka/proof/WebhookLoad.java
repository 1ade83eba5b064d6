package io.insaka.proof;

import io.insaka.testing.Api;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signed WhatsApp webhooks over plain sockets. What is sent is built before the clock starts. */
final class WebhookLoad {
    /** Bytes of a webhook's body, and of a row of the baseline. */
    static final int BODY = 1_024;

    private static final int LONG = 1_000;
    private static final int SHORT = 10;
    private static final long TALKER_NUMBER = 260_955_555_555L;
    private static final String TALKER = String.valueOf(TALKER_NUMBER);
    private static final int SENDERS = 24;
    private static final int PEOPLE = 5_000;
    private static final int AHEAD = 2_500;
    private static final String MENU = "menu";
    private static final String LONG_TEXT = "please ".repeat(90); // makes the body BODY bytes long, give or take ten

    private final URI base;
    private final List<String> paths;
    private final AcceptingGraph graph;

    private WebhookLoad(URI base, List<String> paths, AcceptingGraph graph) {
        this.base = base;
        this.paths = paths;
        this.graph = graph;
    }

    static WebhookLoad over(ProductProcess product, AcceptingGraph graph, int channels) {
        World.noPace(product);
        Api api = product.api();
        List<String> paths = new ArrayList<>();
        for (int n = 0; n < channels; n++) {
            var settings = Map.of(
                    "phoneNumberId",
                    MetaRequests.numberId(n),
                    "accessToken",
                    "token",
                    "appSecret",
                    MetaRequests.SECRET,
                    "verifyToken",
                    "verify",
                    "baseUrl",
                    graph.address(),
                    "messagesPerSecond",
                    "100000");
            var created = api.post(
                            "/api/v1/channels", Map.of("kind", "whatsapp", "name", "Bench " + n, "settings", settings))
                    .expect(201);
            paths.add(URI.create(created.json().path("webhookUrl").asString()).getPath());
        }
        return new WebhookLoad(URI.create(product.baseUrl()), paths, graph);
    }

    URI base() {
        return base;
    }

    List<String> paths() {
        return paths;
    }

    /** @param perSecond all connections together; 0 for as quickly as they are answered */
    Figures run(int connections, Duration time, double perSecond) throws IOException {
        List<Supplier<byte[]>> requests = new ArrayList<>();
        for (int n = 0; n < connections; n++) {
            requests.add(ahead(n));
        }
        try (var senders = new Senders(base.getPort(), connections, requests)) {
            return senders.run(time, perSecond);
        }
    }

    /** Signed messages, most of them made already. */
    private Supplier<byte[]> ahead(int number) {
        var made = new MetaRequests(paths);
        var sent = new AtomicInteger(number);
        Supplier<byte[]> next = () -> {
            int n = sent.getAndIncrement();
            return made.message(n, "26097" + (1_000_000 + n * 31 % PEOPLE), LONG_TEXT);
        };
        Deque<byte[]> ready = Stream.generate(next).limit(AHEAD).collect(Collectors.toCollection(ArrayDeque::new));
        return () -> ready.isEmpty() ? next.get() : ready.remove();
    }

    /** Sends {@code count} messages of many contacts and waits for as many replies. @return exchanges in a second */
    double exchange(int count, int contacts) throws Exception {
        var requests = new MetaRequests(paths);
        List<byte[]> ready = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            ready.add(requests.message(n % contacts, "26096" + (1_000_000 + n % contacts), MENU));
        }
        long before = graph.accepted();
        var next = new AtomicLong();
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int n = 0; n < SENDERS; n++) {
                work.add(() -> {
                    try (var wire = new Wire(base)) {
                        for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            wire.post(ready.get((int) i));
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

    /** Milliseconds from webhook to reply. */
    record Lengths(List<Double> early, List<Double> late) {}

    /**
     * One contact writes a thousand messages, each as soon as the reply to the one before is there; then they take turns with
     * contacts of whom each writes ten, so that both are measured in the same minute. @return of each of those the tenth, and the others'
     */
    Lengths lengths(int turns) throws Exception {
        var early = new ArrayList<Double>();
        var late = new ArrayList<Double>();
        var requests = new MetaRequests(paths);
        try (var wire = new Wire(base)) {
            for (int n = 0; n < LONG; n++) {
                exchange(wire, requests, TALKER);
            }
            for (int turn = 0; turn < turns; turn++) {
                String other = String.valueOf(TALKER_NUMBER + 1 + turn);
                for (int n = 1; n < SHORT; n++) {
                    exchange(wire, requests, other);
                }
                early.add(exchange(wire, requests, other));
                late.add(exchange(wire, requests, TALKER));
            }
        }
        return new Lengths(early, late);
    }

    private double exchange(Wire wire, MetaRequests requests, String from) throws Exception {
        byte[] request = requests.message(0, from, MENU);
        long before = graph.accepted();
        long begun = System.nanoTime();
        wire.post(request);
        await(before + 1);
        return (System.nanoTime() - begun) / 1e6;
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
}
