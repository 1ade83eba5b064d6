package io.insaka.proof;

import io.insaka.sandbox.faults.FaultKind;
import io.insaka.sandbox.faults.Faults;
import io.insaka.sandbox.whatsapp.SimulatorSettings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As the kill test, but the product lives and the world around it fails: its database connections are cut at random
 * instants, or Meta fails in every way the simulator knows.
 */
class HardTimesTest {
    private static final SimulatorSettings SIMULATOR = SimulatorSettings.TEST
            .with(World.RETRY)
            .with(World.RECEIPTS)
            .with(new SimulatorSettings.Manner(42, Duration.ofSeconds(10), false, Long.MAX_VALUE))
            .withLanes(16);
    /** Longer than a receipt takes while webhooks are late and come twice. */
    private static final Duration RECONCILE_AFTER = Duration.ofSeconds(6);

    private static final int PEOPLE = 40;
    private static final double PER_SECOND = 30;
    private static final double PAID_SHARE = 0.05;
    private static final int TAKEN_OVER = 4;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostOrDoubledWhenConnectionsAreCut() throws Exception {
        cut("short cut connections", 30);
    }

    @Test
    @Tag("killtest")
    void nothingIsLostOrDoubledInFourHundredCuts() throws Exception {
        cut("cut connections", 400);
    }

    @Test
    void nothingIsLostOrDoubledWhenMetaFails() throws Exception {
        fail("short failing Meta", Duration.ofSeconds(12));
    }

    @Test
    @Tag("killtest")
    void nothingIsLostOrDoubledWhenMetaFailsForLong() throws Exception {
        fail("failing Meta", Duration.ofMinutes(2));
    }

    /** Something bad for as long as the load lasts. */
    private interface Trouble {
        void make(Trial trial, SplittableRandom random) throws Exception;
    }

    private void cut(String name, int cuts) throws Exception {
        run(name, cuts * 300L, (trial, random) -> {
            int backends = 0;
            for (int cut = 0; cut < cuts; cut++) {
                Thread.sleep(random.nextLong(50, 550));
                backends += terminateBackends(trial.product());
            }
            trial.figure("times all connections were cut", cuts);
            trial.figure("database backends terminated", backends);
        });
    }

    private static int terminateBackends(ProductProcess product) throws SQLException {
        try (var connection = DriverManager.getConnection(product.databaseUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()""")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void fail(String name, Duration time) throws Exception {
        var faults = new Faults(
                Map.ofEntries(
                        Map.entry(FaultKind.DUPLICATE, 0.1),
                        Map.entry(FaultKind.BATCH, 0.2),
                        Map.entry(FaultKind.REORDER, 0.1),
                        Map.entry(FaultKind.DELAY, 0.1),
                        Map.entry(FaultKind.MISSING_STATUS, 0.01),
                        Map.entry(FaultKind.PAIR_LIMIT_131056, 0.03),
                        Map.entry(FaultKind.SERVER_ERROR, 0.04),
                        Map.entry(FaultKind.SERVER_ERROR_PLAIN, 0.03),
                        Map.entry(FaultKind.HANG_AFTER_ACCEPT, 0.01),
                        Map.entry(FaultKind.HANG_BEFORE_ACCEPT, 0.01),
                        Map.entry(FaultKind.DROP_AFTER_ACCEPT, 0.03),
                        Map.entry(FaultKind.GARBAGE, 0.03)),
                Duration.ofMillis(200));
        run(name, time.toMillis(), (trial, random) -> {
            var dice = trial.world().simulator().faults();
            dice.set(faults);
            // These make a whole account rest for seconds: a few are plenty.
            for (FaultKind kind :
                    List.of(FaultKind.RATE_LIMIT_429, FaultKind.THROUGHPUT_130429, FaultKind.SPAM_LIMIT_131048)) {
                Thread.sleep(time.dividedBy(4));
                dice.next(kind, 1);
            }
            Thread.sleep(time.dividedBy(4));
            dice.set(Faults.NONE);
        });
    }

    private void run(String name, long millis, Trouble trouble) throws Exception {
        long seed = Long.getLong("insaka.proof.seed", System.nanoTime());
        try (var trial = new Trial(name, folder, SIMULATOR, RECONCILE_AFTER, false)) {
            List<World.Person> people = trial.world().people(PEOPLE);
            try (var load = new Load(trial.world(), people, PER_SECOND, PAID_SHARE, seed);
                    var takeOvers = new TakeOvers(
                            trial.product()::api,
                            trial.world(),
                            people.subList(0, TAKEN_OVER),
                            millis / (TAKEN_OVER + 1),
                            seed)) {
                trial.figure("seed", seed);
                trouble.make(trial, new SplittableRandom(seed));
                takeOvers.stop();
                load.stop();
                trial.awaitQuiet(load, takeOvers);
                trial.judge(load, takeOvers);
            }
        }
    }
}
