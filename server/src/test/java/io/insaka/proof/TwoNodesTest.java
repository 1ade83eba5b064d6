package io.insaka.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.whatsapp.SimulatorSettings;
import io.insaka.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes over one database share the work; one of them is killed with SIGKILL under load, the other goes on, and
 * the dead one comes back. Judged as in {@link KillTest}. Two programs on the live stream, each beginning at another
 * node, are told of every change exactly once and in the same order, wherever it was made.
 */
class TwoNodesTest {
    private static final SimulatorSettings SIMULATOR =
            SimulatorSettings.TEST.with(World.RETRY).with(World.RECEIPTS).withLanes(16);
    private static final Duration RECONCILE_AFTER = Duration.ofSeconds(4);
    /** Longer than the channel's time-out, which is the longest a send takes. */
    private static final String DOUBT_AFTER = "5s";

    private static final int SHARDS = 64;
    private static final int CHANNELS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private record Size(int kills, int people, double perSecond, int takeOvers) {}

    @Test
    void theOtherNodeGoesOnWhenOneIsKilled() throws Exception {
        run("short two nodes", new Size(1, 24, 30, 4));
    }

    @Test
    @Tag("killtest")
    void nothingIsLostOrDoubledWhileNodesComeAndGo() throws Exception {
        run("two nodes", new Size(Integer.getInteger("insaka.proof.nodeKills", 30), 120, 30, 30));
    }

    private void run(String name, Size size) throws Exception {
        long seed = Long.getLong("insaka.proof.seed", System.nanoTime());
        Path calls = folder.resolve("calls.tsv");
        var image = ProductImage.build(folder.resolve("image"), true);
        Map<String, String> settings = settings(calls);
        try (var one = new ProductProcess(image, folder.resolve("one"), Trial.OPTIONS, settings);
                var two = new ProductProcess(image, folder.resolve("two"), Trial.OPTIONS, settings);
                var balancer = new Balancer(one.port(), two.port());
                var world = new World(SIMULATOR)) {
            // At the same moment, with an empty database: only one of them may migrate it and found the organisation.
            one.launch();
            two.launch();
            one.awaitReady();
            two.awaitReady();
            world.connect(one, balancer.address(), CHANNELS);
            try (var trial = new Trial(name, calls, world, two);
                    var first = new LiveWatch(one, two);
                    var second = new LiveWatch(two, one)) {
                trial.figure("seed", seed);
                var books = new Books(two);
                awaitShared(books);
                await().atMost(PATIENCE)
                        .until(() -> !first.start().isEmpty() && !second.start().isEmpty());
                List<World.Person> people = world.people(size.people());
                long every = size.kills() * 15_000L / (size.takeOvers() + 1);
                try (var load = new Load(world, people, size.perSecond(), 0.05, seed);
                        var takeOvers =
                                new TakeOvers(one::api, world, people.subList(0, size.takeOvers()), every, seed)) {
                    Duration longest = kill(size.kills(), List.of(one, two), books, new SplittableRandom(seed));
                    takeOvers.stop();
                    load.stop();
                    trial.figure("kills of one node of two", size.kills());
                    trial.figure("longest until the other held everything", longest.toMillis() + " ms");
                    trial.awaitQuiet(load, takeOvers);
                    sharedTheWork(books);
                    toldEverybodyEverything(books, List.of(first, second));
                    trial.figure(
                            "changes told on each live stream", first.changes().size());
                    trial.judge(load, takeOvers);
                }
            }
        }
    }

    private static Map<String, String> settings(Path calls) {
        byte[] key = new byte[32];
        new Random().nextBytes(key);
        Map<String, String> settings = new HashMap<>(Trial.settings(calls, RECONCILE_AFTER));
        settings.put("insaka.database-url", TestPostgres.freshDatabase());
        settings.put("insaka.database-user", "postgres");
        settings.put("insaka.master-key", Base64.getEncoder().encodeToString(key));
        settings.put("insaka.delivery.doubt-after", DOUBT_AFTER);
        return settings;
    }

    /** @return the longest time from a kill until the other node held every shard */
    private static Duration kill(int kills, List<ProductProcess> nodes, Books books, SplittableRandom random)
            throws InterruptedException {
        Duration longest = Duration.ZERO;
        for (int n = 0; n < kills; n++) {
            ProductProcess victim = nodes.get(n % 2);
            Thread.sleep(random.nextLong(500, 2_500));
            long begun = System.nanoTime();
            victim.kill(false);
            // A node that is back at once never lost its shards; the first kill lets the other take them over.
            if (n == 0 || random.nextBoolean()) {
                await().atMost(PATIENCE).until(() -> holders(books) == 1 && most(books) == SHARDS);
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                longest = took.compareTo(longest) > 0 ? took : longest;
                Thread.sleep(random.nextLong(500, 1_500));
            }
            victim.launch();
            victim.awaitReady();
            awaitShared(books);
        }
        Thread.sleep(random.nextLong(500, 1_500));
        return longest;
    }

    private static void awaitShared(Books books) {
        await().atMost(PATIENCE).until(() -> holders(books) == 2 && most(books) == SHARDS / 2);
    }

    private static long holders(Books books) {
        return books.count("SELECT count(DISTINCT owner) FROM shard_lease WHERE expires_at > now()");
    }

    private static long most(Books books) {
        return books.count("""
                SELECT coalesce(max(n), 0) FROM (
                    SELECT count(*) AS n FROM shard_lease WHERE expires_at > now() GROUP BY owner) AS held""");
    }

    private static void sharedTheWork(Books books) {
        for (String part : List.of("in", "out")) {
            assertThat(books.count("""
                            SELECT count(DISTINCT split_part(part, ':', 2)) FROM intake_tally
                            WHERE split_part(part, ':', 1) = '%s' AND received + answered > 0""".formatted(part)))
                    .as("nodes that counted what goes " + part)
                    .isEqualTo(2);
        }
    }

    /**
     * Words of the moment (who is being answered) are not told any more once they are old, which they may be when a node
     * that was killed held its transaction open: of them it only counts that none comes twice or out of turn.
     */
    private static void toldEverybodyEverything(Books books, List<LiveWatch> watches) {
        for (LiveWatch watch : watches) {
            List<String> all = happened(books, watch, "");
            List<String> lasting = happened(books, watch, "AND what NOT IN ('answering', 'typing')");
            var wanted = Set.copyOf(lasting);
            await().atMost(PATIENCE)
                    .until(() -> told(watch).stream().filter(wanted::contains).count() >= lasting.size());
            List<String> told = told(watch);
            assertThat(told.stream().filter(wanted::contains).toList())
                    .as("told over %d connections", watch.connections())
                    .isEqualTo(lasting);
            var heard = Set.copyOf(told);
            assertThat(told.subList(0, told.indexOf(lasting.getLast()) + 1))
                    .as("each once and in order")
                    .isEqualTo(all.subList(0, all.indexOf(lasting.getLast()) + 1).stream()
                            .filter(heard::contains)
                            .toList());
            assertThat(watch.resets()).isZero();
        }
    }

    private static List<String> happened(Books books, LiveWatch watch, String which) {
        String[] start = watch.start().split("-");
        return books.texts("""
                SELECT xid::text || '-' || seq FROM live_event WHERE (xid, seq) > ('%s'::xid8, %s) %s
                ORDER BY xid, seq""".formatted(start[0], start[1], which));
    }

    private static List<String> told(LiveWatch watch) {
        return watch.changes().stream()
                .map(id -> id.substring(0, id.lastIndexOf('-')))
                .toList();
    }
}
