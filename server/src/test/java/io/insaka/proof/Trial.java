package io.insaka.proof;

import io.insaka.sandbox.whatsapp.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One product, one world and a load between them: set up, left alone for a while, and judged. */
final class Trial implements AutoCloseable {
    /** A small, quick Java machine: a restart is most of a kill's price. */
    static final List<String> OPTIONS = List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final int CHANNELS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int POLL_MILLIS = 250;

    private final String name;
    private final Path calls;
    private final World world;
    private final ProductProcess product;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private Optional<Visitors> visitors = Optional.empty();

    /** @param cached whether to spend some seconds now on a class cache that makes every restart quicker */
    Trial(String name, Path folder, SimulatorSettings simulator, Duration reconcileAfter, boolean cached)
            throws InterruptedException {
        this.name = name;
        this.calls = folder.resolve("calls.tsv");
        var image = ProductImage.build(folder.resolve("image"), true);
        product = new ProductProcess(image, folder.resolve("data"), OPTIONS, settings(calls, reconcileAfter));
        world = new World(simulator);
        if (cached) {
            product.launch("-XX:AOTCacheOutput=" + image.cache(), "-Xlog:aot=error");
            product.awaitReady();
            product.stop();
        }
        product.launch();
        product.awaitReady();
        world.connect(product, CHANNELS);
    }

    /** Of a product, or of several over one database, that runs already; {@code product} is asked for the books. */
    Trial(String name, Path calls, World world, ProductProcess product) {
        this.name = name;
        this.calls = calls;
        this.world = world;
        this.product = product;
    }

    /** Impatient: what takes a quarter of a minute in real life takes some seconds here. */
    static Map<String, String> settings(Path calls, Duration reconcileAfter) {
        return Map.of(
                "insaka.proof.calls",
                calls.toString(),
                "insaka.delivery.reconcile-after",
                reconcileAfter.toMillis() + "ms",
                "insaka.delivery.reconcile-after-restart",
                reconcileAfter.toMillis() + "ms",
                "insaka.delivery.backoff",
                "200ms",
                "insaka.channels.timeout",
                "2s");
    }

    ProductProcess product() {
        return product;
    }

    World world() {
        return world;
    }

    /** These too must have all their answers. */
    void with(Visitors more) {
        visitors = Optional.of(more);
    }

    void figure(String what, Object value) {
        figures.put(what, value);
    }

    /** Waits until everything is answered and acknowledged, or nothing has moved for long. */
    void awaitQuiet(Load load, TakeOvers takeOvers) throws InterruptedException {
        var books = new Books(product);
        long end = System.nanoTime() + PATIENCE.toNanos();
        int lost = Integer.MAX_VALUE;
        while (System.nanoTime() < end) {
            var verdict = Verdict.of(world, load, takeOvers.answersThen());
            if (verdict.lost().size() < lost) {
                lost = verdict.lost().size();
                end = System.nanoTime() + PATIENCE.toNanos();
            }
            if (verdict.lost().isEmpty()
                    && visitors.map(Visitors::answered).orElse(true)
                    && world.waiting() == 0
                    && books.waiting() == 0
                    && books.count("SELECT count(*) FROM outbox") == 0) {
                // The last statuses may still be on their way.
                Thread.sleep(POLL_MILLIS * 4);
                if (world.waiting() == 0 && books.waiting() == 0) {
                    return;
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Fails unless everything is as it should be; writes the report either way. */
    void judge(Load load, TakeOvers takeOvers) {
        var verdict = Verdict.of(world, load, takeOvers.answersThen());
        PaidCalls paid = PaidCalls.read(calls);
        List<String> faults = new Books(product)
                .faults(load.questions().size()
                        + visitors.map(Visitors::questions).orElse(0));
        List<String> chat = visitors.map(Visitors::faults).orElse(List.of());
        figures.put("questions asked", verdict.questions());
        figures.put("answers at the simulator", verdict.answered());
        figures.put("lost", verdict.lost().size());
        figures.put("doubled", verdict.doubled().size());
        figures.put(
                "out of order", verdict.disordered().size() + verdict.strange().size());
        figures.put(
                "answered out of the order of acknowledgements, both under way",
                verdict.crossed().size());
        visitors.ifPresent(chats -> {
            figures.put("questions asked in the web chat", chats.questions());
            figures.put("streams opened anew by its visitors", chats.streams());
            figures.put("web chat answers lost, doubled or out of order", chat.size());
        });
        figures.put("conversations taken over", takeOvers.answersThen().size());
        figures.put(
                "bot messages after a confirmed take-over", verdict.talkedOver().size());
        figures.put("paid calls for paid questions", paid.calls() + " for " + paid.turns());
        figures.put("paid calls cut off by a kill", paid.cutOff());
        figures.put("paid calls repeated before the journal was on disk", paid.unjournalled());
        figures.put("books", faults.isEmpty() ? "add up" : faults);
        report();
        if (!verdict.clean()
                || !faults.isEmpty()
                || !chat.isEmpty()
                || !paid.twice().isEmpty()) {
            throw new AssertionError(figures + "\n" + verdict + "\nweb chat: " + chat + "\npaid twice by one process: "
                    + paid.twice() + "\n" + product.tail());
        }
    }

    private void report() {
        var text = new StringBuilder("| ").append(name).append(" | |\n|---|---|\n");
        figures.forEach((what, value) ->
                text.append("| ").append(what).append(" | ").append(value).append(" |\n"));
        try {
            Path reports = Files.createDirectories(Path.of("target", "proof"));
            Files.writeString(reports.resolve(name.replace(' ', '-') + ".md"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        System.out.println(text);
    }

    @Override
    public void close() {
        product.close();
        world.close();
    }
}
