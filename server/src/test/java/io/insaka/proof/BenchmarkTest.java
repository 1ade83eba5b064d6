package io.insaka.proof;

import static io.insaka.proof.BenchTable.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./insaka bench}: figures as ratios to a baseline of the same run on the same database. Asserts nothing. */
@Tag("benchmark")
class BenchmarkTest {
    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = Integer.getInteger("insaka.bench.rounds", 3);
    private static final Duration ROUND = Duration.ofSeconds(4);
    /** A server runs for months: what its first seconds cost is the start's figure, not this one's. */
    private static final int WARM_UPS = 6;

    private static final int EXCHANGES = 10_000;
    private static final int CONTACTS = 2_000;
    private static final int CHANNELS = 16;
    private static final int LENGTH_TURNS = 100;
    /** As the launcher starts the product (ADR 64), with less to live on. */
    private static final List<String> OPTIONS = Stream.concat(
                    Stream.of("-Xmx1g", "-XX:+UseCompactObjectHeaders"),
                    Runtime.getRuntime().availableProcessors() <= 2
                            ? Stream.of("-XX:+UseSerialGC", "-Xms128m")
                            : Stream.empty())
            .toList();

    /** {@code -Dinsaka.bench.only=intake} (exchange, models, live, start, inbox) for one part of it, while working on that. */
    private static final String ONLY = System.getProperty("insaka.bench.only", "");

    /** {@code -Dinsaka.bench.options=…} for more options of the product's Java machine, such as a flight recording. */
    private static final List<String> MORE =
            List.of(System.getProperty("insaka.bench.options", "").strip().split("\\s+"));

    @TempDir
    Path folder;

    private final BenchTable table = new BenchTable();

    @Test
    void measures() throws Exception {
        ProductImage image = ProductImage.build(Files.createDirectories(folder.resolve("image")), false);
        try (var graph = new AcceptingGraph()) {
            double baseline = asked("intake") ? acknowledged(image, graph) : Double.NaN;
            if (asked("exchange")) {
                exchanges(image, graph, baseline);
            }
            var more = new MoreMeasures(image, folder, options(), table);
            if (asked("models")) {
                new ModelMeasures(image, folder, options(), table).measure(graph);
            }
            if (asked("live")) {
                more.live();
            }
            if (asked("start")) {
                more.start();
            }
            if (asked("inbox")) {
                more.inbox(graph);
            }
        }
        table.publish();
    }

    private static boolean asked(String part) {
        return ONLY.isEmpty() || ONLY.contains(part);
    }

    private static List<String> options() {
        return Stream.concat(OPTIONS.stream(), MORE.stream().filter(option -> !option.isEmpty()))
                .toList();
    }

    /** A node that only receives, against plain inserts into the same database: rounds of each in turn. */
    private double acknowledged(ProductImage image, AcceptingGraph graph) throws Exception {
        var settings = Map.of("insaka.intake.workers", "0");
        try (var product = new ProductProcess(image, folder.resolve("intake"), options(), settings)) {
            product.launch();
            product.awaitReady();
            var webhooks = WebhookLoad.over(product, graph, CHANNELS);
            var inserts = new InsertLoad(product.databaseUrl());
            for (int round = 0; round < WARM_UPS; round++) {
                webhooks.run(CONNECTIONS, ROUND, 0);
            }
            inserts.run(CONNECTIONS, ROUND);
            List<Figures> acks = new ArrayList<>();
            List<Figures> rows = new ArrayList<>();
            var spent = new ArrayList<Spent>();
            for (int round = 0; round < ROUNDS; round++) {
                rows.add(inserts.run(CONNECTIONS, ROUND));
                Spent before = Spent.until(product);
                Figures some = webhooks.run(CONNECTIONS, ROUND, 0);
                acks.add(some);
                spent.add(Spent.until(product).since(before).each(some.perSecond() * ROUND.toSeconds()));
            }
            Figures ack = Figures.median(acks);
            Figures row = Figures.median(rows);
            // As for the others: warmed up at this pace too, and the middle one counts.
            webhooks.run(CONNECTIONS, ROUND, ack.perSecond() / 2);
            List<Figures> halves = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                halves.add(webhooks.run(CONNECTIONS, ROUND, ack.perSecond() / 2));
            }
            Figures half = Figures.medianByP99(halves);
            table.line(
                    "single-row durable inserts/s, 64 connections (baseline)", number(row.perSecond()), "1", "— | —");
            table.line(
                    "acknowledged webhooks/s, 64 connections",
                    number(ack.perSecond()) + " (p50 " + number(ack.p50()) + " ms, p99 " + number(ack.p99()) + " ms)",
                    number(ack.perSecond() / row.perSecond()),
                    "≥ 1.0 | ≥ 1.5");
            table.line(
                    "CPU spent on one acknowledged webhook",
                    spent.get(ROUNDS / 2).toString(),
                    "",
                    "— | —");
            table.line(
                    "ack p99 at half that load ÷ the baseline's commit p99",
                    number(half.p99()) + " ms ÷ " + number(row.p99()) + " ms",
                    number(half.p99() / row.p99()),
                    "≤ 3 | ≤ 1.5");
            product.stop();
            return row.perSecond();
        }
    }

    private void exchanges(ProductImage image, AcceptingGraph graph, double baseline) throws Exception {
        try (var product = new ProductProcess(image, folder.resolve("exchange"), options(), Map.of())) {
            product.launch();
            product.awaitReady();
            product.stop();
            product.launch();
            Duration start = product.awaitReady();
            Thread.sleep(Duration.ofSeconds(5)); // what is measured next is the product at rest
            double resident = resident(product.pid());
            var webhooks = WebhookLoad.over(product, graph, CHANNELS);
            for (int round = 0; round < WARM_UPS; round++) {
                webhooks.exchange(EXCHANGES, CONTACTS);
            }
            Spent before = Spent.until(product);
            double perSecond = webhooks.exchange(EXCHANGES, CONTACTS);
            Spent spent = Spent.until(product).since(before).each(EXCHANGES);
            table.line(
                    "complete exchanges/s (webhook → turn → reply accepted), no model",
                    number(perSecond),
                    number(perSecond / baseline),
                    "≥ 0.083 | ≥ 0.25");
            table.line("CPU spent on one complete exchange", spent.toString(), "", "— | —");
            table.line(
                    "resident memory at its most, with all that load",
                    number(Footprint.of(product).peak()) + " MB");
            WebhookLoad.Lengths lengths = webhooks.lengths(LENGTH_TURNS);
            double early = Figures.middle(lengths.early());
            double late = Figures.middle(lengths.late());
            table.line(
                    "1,000th message of a conversation and later ÷ 10th (in turn, median of " + LENGTH_TURNS + ")",
                    number(late) + " ms ÷ " + number(early) + " ms",
                    number(late / early),
                    "≤ 1.1 | 1.0");
            table.line(
                    "start to first answered request, warm data folder",
                    number(start.toMillis() / 1000.0) + " s",
                    "",
                    "≤ 6 s | ≤ 3 s");
            table.line(
                    "resident memory at rest, without the database",
                    number(resident) + " MB",
                    "",
                    "≤ 350 MB | ≤ 250 MB");
            product.stop();
        }
    }

    private static double resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
