package io.insaka.proof;

import static io.insaka.proof.BenchTable.number;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of the benchmark that are not about the rate of messages. */
final class MoreMeasures {
    private static final int STREAMS = Integer.getInteger("insaka.bench.streams", 5_000);
    private static final int STARTS = 3;
    private static final int MANY = 1_000_000;
    private static final int FEW_EXCHANGES = 500;
    private static final int FEW_CONTACTS = 100;

    private final ProductImage image;
    private final Path folder;
    private final List<String> options;
    private final BenchTable table;

    MoreMeasures(ProductImage image, Path folder, List<String> options, BenchTable table) {
        this.image = image;
        this.folder = folder;
        this.options = options;
        this.table = table;
    }

    private ProductProcess product(String data) throws InterruptedException {
        var product = new ProductProcess(image, folder.resolve(data), options, Map.of());
        product.launch();
        product.awaitReady();
        return product;
    }

    /** One stream, then thousands of one organisation: the most that one change can be spread. */
    void live() throws Exception {
        try (var product = product("live");
                var streams = new LiveStreams(product)) {
            streams.open(1);
            streams.fanOut(50, 20); // until it is compiled
            var alone = streams.fanOut(100, 20).each();
            table.line(
                    "live: a change's commit until the one open stream has it",
                    "p50 " + number(alone.p50()) + " ms, p99 " + number(alone.p99()) + " ms");
            Footprint before = Footprint.of(product);
            streams.open(STREAMS);
            streams.fanOut(5, 100);
            Footprint after = Footprint.of(product);
            Spent spent = Spent.until(product);
            Duration quiet = Duration.ofSeconds(10);
            Thread.sleep(quiet);
            Spent resting = Spent.until(product).since(spent).each(quiet.toSeconds() * 1e6);
            var fanOut = streams.fanOut(30, 300);
            String many = "live: " + number(STREAMS) + " open streams of one organisation, ";
            table.line(
                    many + "memory of each",
                    number((after.heap() - before.heap()) * 1024 / STREAMS) + " KB of heap, "
                            + number((after.resident() - before.resident()) * 1024 / STREAMS) + " KB resident");
            table.line(
                    many + "a change's commit until each has it",
                    "p50 " + number(fanOut.each().p50()) + " ms, p99 "
                            + number(fanOut.each().p99()) + " ms");
            table.line(
                    many + "until all have it",
                    "p50 " + number(fanOut.all().p50()) + " ms, p99 "
                            + number(fanOut.all().p99()) + " ms");
            table.line(many + "CPU while nothing happens", number(resting.product() * 100) + " % of one core");
            table.line(many + "resident memory of the product", number(after.resident()) + " MB");
            product.stop();
        }
    }

    void start() throws Exception {
        product("start").stop();
        List<Double> plain = starts();
        try (var training = new ProductProcess(image, folder.resolve("start"), options, Map.of())) {
            training.launch("-XX:AOTCacheOutput=" + image.cache(), "-Xlog:aot=error");
            training.awaitReady();
            training.stop();
        }
        List<Double> cached = starts();
        table.line(
                "start to first answered request, warm data folder, class path of jars",
                number(Figures.middle(plain)) + " s",
                "",
                "≤ 6 s | ≤ 3 s");
        table.line(
                "the same with an AOT cache of " + Files.size(image.cache()) / (1 << 20) + " MB",
                number(Figures.middle(cached)) + " s",
                "",
                "≤ 6 s | ≤ 3 s");
        Files.delete(image.cache());
    }

    private List<Double> starts() throws InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int n = 0; n < STARTS; n++) {
            try (var product = new ProductProcess(image, folder.resolve("start"), options, Map.of())) {
                product.launch();
                seconds.add(product.awaitReady().toMillis() / 1000.0);
                product.stop();
            }
        }
        return seconds;
    }

    /** With a thousand messages stored, and with a million. */
    void inbox(AcceptingGraph graph) throws Exception {
        try (var product = product("inbox")) {
            WebhookLoad.over(product, graph, 1).exchange(FEW_EXCHANGES, FEW_CONTACTS);
            var stored = new StoredMessages(product);
            double listFew = stored.inbox();
            double threadFew = stored.thread();
            long few = stored.count();
            stored.grow(MANY);
            double listMany = stored.inbox();
            double threadMany = stored.thread();
            String sizes = " at %,d messages ÷ at %,d".formatted(stored.count(), few);
            table.line(
                    "inbox list" + sizes,
                    number(listMany) + " ms ÷ " + number(listFew) + " ms",
                    number(listMany / listFew),
                    "≤ 1.5 | 1.1");
            table.line(
                    "thread" + sizes,
                    number(threadMany) + " ms ÷ " + number(threadFew) + " ms",
                    number(threadMany / threadFew),
                    "≤ 1.5 | 1.1");
            product.stop();
        }
    }
}
