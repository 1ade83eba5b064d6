package io.insaka.proof;

import io.insaka.sandbox.whatsapp.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product is killed with SIGKILL under load, again and again; at the end the customers' phones, and the threads and
 * streams of the web chat's visitors, show every answer exactly once and in order, and nothing from the bot after a
 * person took over. The seed is printed with a failure's
 * figures: the instants of the kills are its, how far the product had come by then is chance.
 */
class KillTest {
    private static final SimulatorSettings SIMULATOR =
            SimulatorSettings.TEST.with(World.RETRY).with(World.RECEIPTS).withLanes(16);
    /** Longer than any restart, so that a receipt has always had its chance. */
    private static final Duration RECONCILE_AFTER = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private record Size(int kills, int people, double perSecond, int visitors, int takeOvers, long longestLife) {}

    @Test
    void nothingIsLostOrDoubledWhenTheProductIsKilled() throws Exception {
        run("short kill test", new Size(9, 24, 30, 4, 6, 1_500));
    }

    @Test
    @Tag("killtest")
    void nothingIsLostOrDoubledInTwoHundredKills() throws Exception {
        run("kill test", new Size(Integer.getInteger("insaka.proof.kills", 200), 120, 30, 6, 40, 2_500));
    }

    private void run(String name, Size size) throws Exception {
        long seed = Long.getLong("insaka.proof.seed", System.nanoTime());
        try (var trial = new Trial(name, folder, SIMULATOR, RECONCILE_AFTER, size.kills() > 5)) {
            List<World.Person> people = trial.world().people(size.people());
            long every = size.kills() * (size.longestLife() / 2 + 2_000) / (size.takeOvers() + 1);
            var kills = new Kills(trial.product(), size.longestLife(), seed);
            try (var visitors = new Visitors(trial.product(), size.visitors(), seed);
                    var load = new Load(trial.world(), people, size.perSecond(), 0.05, seed);
                    var takeOvers = new TakeOvers(
                            trial.product()::api, trial.world(), people.subList(0, size.takeOvers()), every, seed)) {
                trial.with(visitors);
                kills.run(size.kills());
                visitors.stop();
                takeOvers.stop();
                load.stop();
                trial.figure("seed", seed);
                trial.figure("kills with SIGKILL", kills.count());
                trial.figure("of them while starting", kills.whileStarting());
                trial.figure("of them together with PostgreSQL", kills.withDatabase());
                trial.figure("median restart", kills.medianRestart().toMillis() + " ms");
                trial.awaitQuiet(load, takeOvers);
                trial.judge(load, takeOvers);
            }
        }
    }
}
