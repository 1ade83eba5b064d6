package io.insaka.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Customers who each write again as soon as they are answered. */
final class Talkers {
    private static final int SENDERS = 64;
    private static final Duration MOST = Duration.ofSeconds(90);
    private static final AtomicLong said = new AtomicLong();

    private final WebhookLoad webhooks;
    private final AcceptingGraph graph;
    private final BlockingQueue<String> ready = new LinkedBlockingQueue<>();
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private volatile boolean counting;
    private volatile boolean over;

    private Talkers(WebhookLoad webhooks, AcceptingGraph graph) {
        this.webhooks = webhooks;
        this.graph = graph;
    }

    /** What it came to, and what of the machine each turn took. */
    record Talked(Figures figures, Spent spent) {
        static Talked middle(List<Talked> rounds) {
            return rounds.stream()
                    .sorted(Comparator.comparingDouble(round -> round.figures().perSecond()))
                    .toList()
                    .get(rounds.size() / 2);
        }
    }

    /** @param first the number of the first of them: nobody talks in two rounds */
    static Talked talk(
            WebhookLoad webhooks, AcceptingGraph graph, ProductProcess product, int first, int people, Duration time)
            throws Exception {
        return new Talkers(webhooks, graph).run(product, first, people, time);
    }

    private Talked run(ProductProcess product, int first, int people, Duration time) throws Exception {
        graph.listen(this::answered);
        for (int n = 0; n < people; n++) {
            ready.add("26098" + (1_000_000 + first + n));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<Boolean>> senders = new ArrayList<>();
            for (int n = 0; n < SENDERS; n++) {
                senders.add(threads.submit(this::send));
            }
            Thread.sleep(time.dividedBy(2)); // until everybody is somewhere in the middle, and the code is compiled
            Spent before = Spent.until(product);
            counting = true;
            Thread.sleep(time);
            counting = false;
            Figures figures = Figures.of(List.copyOf(nanos), time.toNanos() / 1e9);
            Spent spent = Spent.until(product).since(before).each(nanos.size());
            over = true;
            for (Future<Boolean> sender : senders) {
                sender.get();
            }
            awaitSilence();
            return new Talked(figures, spent);
        }
    }

    private boolean send() throws Exception {
        var requests = new MetaRequests(webhooks.paths());
        try (var wire = new Wire(webhooks.base())) {
            while (!over) {
                String who = ready.poll(50, TimeUnit.MILLISECONDS);
                if (who != null) {
                    byte[] request = requests.message(
                            who.hashCode(), who, "do you love the song number " + said.incrementAndGet() + " as I do");
                    waiting.put(who, System.nanoTime());
                    wire.post(request);
                }
            }
        }
        return true;
    }

    private void answered(String who) {
        Long since = waiting.remove(who);
        if (since != null) {
            if (counting) {
                nanos.add(System.nanoTime() - since);
            }
            ready.add(who);
        }
    }

    private void awaitSilence() throws InterruptedException {
        long end = System.nanoTime() + MOST.toNanos();
        while (!waiting.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(waiting.size() + " customers were never answered");
            }
            Thread.sleep(20);
        }
    }
}
