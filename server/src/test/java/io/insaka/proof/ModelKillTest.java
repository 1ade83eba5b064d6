package io.insaka.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.sandbox.whatsapp.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product is killed in the middle of turns that ask models. What a model had answered, and the journal kept, is not
 * asked again; every question is answered once. The models live outside of the product and count.
 */
class ModelKillTest {
    private static final SimulatorSettings SIMULATOR =
            SimulatorSettings.TEST.with(World.RETRY).with(World.RECEIPTS).withLanes(16);
    private static final Duration LATENCY = Duration.ofMillis(300);
    private static final Duration RECONCILE_AFTER = Duration.ofSeconds(5);
    private static final int PEOPLE = 24;

    @TempDir
    Path folder;

    @Test
    void asksNoModelAgainWhatItHadAnsweredWhenTheProductIsKilled() throws Exception {
        run("short kill test with models", 1);
    }

    @Test
    @Tag("killtest")
    void asksNoModelAgainInSixtyKills() throws Exception {
        run("kill test with models", Integer.getInteger("insaka.proof.kills", 60));
    }

    private void run(String name, int kills) throws Exception {
        long seed = Long.getLong("insaka.proof.seed", System.nanoTime());
        Map<String, String> settings = Trial.settings(folder.resolve("calls.tsv"), RECONCILE_AFTER);
        var image = ProductImage.build(folder.resolve("image"), false);
        try (var world = new World(SIMULATOR);
                var minds = new Minds(LATENCY);
                var product = new ProductProcess(image, folder.resolve("data"), Trial.OPTIONS, settings)) {
            product.launch();
            product.awaitReady();
            world.connect(product, 1);
            minds.connect(product.api());
            var rounds = new ThoughtKills(world, minds, product, world.people(PEOPLE), seed);
            List<String> faults = rounds.run(kills);
            report(name, rounds.figures());
            assertThat(faults)
                    .as("seed %d, %s\n%s", seed, rounds.figures(), product.tail())
                    .isEmpty();
            assertThat(new Books(product).faults((long) kills * PEOPLE)).isEmpty();
        }
    }

    private static void report(String name, Map<String, Integer> figures) throws IOException {
        var text = new StringBuilder("| ").append(name).append(" | |\n|---|---|\n");
        figures.forEach((what, value) ->
                text.append("| ").append(what).append(" | ").append(value).append(" |\n"));
        Path reports = Files.createDirectories(Path.of("target", "proof"));
        Files.writeString(reports.resolve(name.replace(' ', '-') + ".md"), text);
        System.out.println(text);
    }
}
