package io.insaka.proof;

import io.insaka.sandbox.whatsapp.SimulatorSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Any PostgreSQL from 16 on will do: the whole path on the oldest of them. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64") // the one platform whose old binaries the build fetches
class OldestPostgresTest {
    private static final SimulatorSettings SIMULATOR =
            SimulatorSettings.TEST.with(World.RETRY).with(World.RECEIPTS).withLanes(16);

    @TempDir
    Path folder;

    /** The archive inside of the jar that the build fetched. */
    private static InputStream binaries(String system, String architecture) throws IOException {
        var jar = new JarInputStream(new FileInputStream("target/oldest-postgres.jar"));
        for (var entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
            if (entry.getName().endsWith(".txz")) {
                return jar;
            }
        }
        throw new IOException("no PostgreSQL for " + system + " " + architecture + " in the jar");
    }

    @Test
    void theWholePathWorksOnTheOldestPostgres() throws Exception {
        Path calls = folder.resolve("calls.tsv");
        var image = ProductImage.build(folder.resolve("image"), true);
        try (var postgres = EmbeddedPostgres.builder()
                        .setPgBinaryResolver(OldestPostgresTest::binaries)
                        .setOverrideWorkingDirectory(folder.resolve("postgres").toFile())
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF8")
                        .start();
                var product = new ProductProcess(
                        image, folder.resolve("data"), Trial.OPTIONS, settings(calls, postgres.getPort()));
                var world = new World(SIMULATOR)) {
            product.launch();
            product.awaitReady();
            world.connect(product, 2);
            try (var trial = new Trial("oldest PostgreSQL", calls, world, product)) {
                trial.figure(
                        "version",
                        new Books(product).texts("SHOW server_version").getFirst());
                List<World.Person> people = world.people(12);
                try (var visitors = new Visitors(product, 1, 16);
                        var load = new Load(world, people, 30, 0.05, 16);
                        var takeOvers = new TakeOvers(product::api, world, people.subList(0, 2), 800, 16)) {
                    trial.with(visitors);
                    Thread.sleep(Duration.ofSeconds(3)); // as long as the load lasts
                    visitors.stop();
                    takeOvers.stop();
                    load.stop();
                    trial.awaitQuiet(load, takeOvers);
                    trial.judge(load, takeOvers);
                }
            }
        }
    }

    private static Map<String, String> settings(Path calls, int port) {
        Map<String, String> settings = new HashMap<>(Trial.settings(calls, Duration.ofSeconds(5)));
        settings.put("insaka.database-url", "jdbc:postgresql://localhost:" + port + "/postgres");
        settings.put("insaka.database-user", "postgres");
        settings.put("insaka.master-key", Base64.getEncoder().encodeToString(new byte[32]));
        return settings;
    }
}
