package io.insaka.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import io.insaka.bridge.imitation.ChatClient;
import io.insaka.bridge.imitation.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In Chromium, before a page of our own, with a gateway that believes signatures only. */
class BridgeTest {
    private static final String MWILA = "260971234567";
    private static final String TEST = "{\"id\":\"test\",\"type\":\"test\"}";

    @TempDir
    Path folder;

    private final ChatClient client = new ChatClient();
    private final Gateway insaka = new Gateway();
    private @Nullable Bridge bridge;
    private @Nullable Process process;

    @BeforeEach
    void people() {
        client.chat("Mwila", MWILA + "@c.us").chat("Stranger", "260960000000@c.us");
    }

    @AfterEach
    void end() throws Exception {
        if (bridge != null) {
            bridge.close();
        }
        if (process != null) {
            kill(process);
        }
        client.close();
        insaka.close();
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "INSAKA_BRIDGE_WEBHOOK", insaka.webhook(),
                "INSAKA_BRIDGE_SECRET", Gateway.SECRET,
                "INSAKA_BRIDGE_CONTACTS", "Mwila, +260 96 111 11 11",
                "INSAKA_BRIDGE_DATA_DIR", folder.resolve("bridge").toString(),
                "INSAKA_BRIDGE_PORT", "0",
                "INSAKA_BRIDGE_PAGE", client.address(),
                "INSAKA_BRIDGE_KEYSTROKE_MS", "1",
                "INSAKA_BRIDGE_PER_MINUTE", "60",
                "INSAKA_BRIDGE_PATIENCE_SECONDS", "60"));
    }

    private static Path chromium() {
        return BridgeSettings.chromium(System.getProperty("insaka.chromium", ""))
                .orElseGet(() -> {
                    String missing = "no Chromium on this machine: install the package chromium, or name one with"
                            + " -Dinsaka.chromium=PATH";
                    return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
                });
    }

    private int start() throws Exception {
        return start(60);
    }

    private int start(int patience) throws Exception {
        Map<String, String> environment = environment();
        environment.put("INSAKA_BRIDGE_PATIENCE_SECONDS", String.valueOf(patience));
        bridge = new Bridge(BridgeSettings.of(environment), chromium(), Clock.systemUTC());
        return bridge.port();
    }

    private static void eventually(ThrowingRunnable fact) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(fact);
    }

    private void paired(int port) {
        client.paired(true);
        eventually(() -> assertThat(insaka.health(port).body().path("state").asString(""))
                .isEqualTo("paired"));
    }

    @Test
    void pairsReadsAndWrites() throws Exception {
        client.says("Mwila", "from last week").readElsewhere("Mwila");
        client.says("Mwila", "Muli bwanji").says("Mwila", "are you open?").says("Stranger", "not for you");
        int port = start();
        eventually(() -> {
            assertThat(insaka.health(port).status()).isEqualTo(503);
            var state = insaka.calls(port, "{\"id\":\"s\",\"type\":\"state\"}", null)
                    .body()
                    .path("bridge");
            assertThat(state.path("state").asString("")).isEqualTo("pairing");
            assertThat(state.path("code").asString("")).startsWith("data:image/png;base64,");
        });
        assertThat(insaka.sends(port, "d-0", MWILA, "too early").status()).isEqualTo(422);
        assertThat(insaka.calls(port, TEST, null).status()).isEqualTo(200);
        paired(port);

        eventually(() ->
                assertThat(insaka.messages()).containsExactly(MWILA + ": Muli bwanji", MWILA + ": are you open?"));
        assertThat(insaka.sends(port, "d-1", MWILA, "We open at *eight*.\nSee you!")
                        .status())
                .isEqualTo(200);
        assertThat(insaka.sends(port, "d-1", MWILA, "We open at *eight*.\nSee you!")
                        .status())
                .isEqualTo(200);
        assertThat(insaka.sends(port, "d-2", "260960000000", "hello").status()).isEqualTo(422);
        assertThat(insaka.calls(port, "{\"id\":\"s\",\"type\":\"state\"}", "sha256=00")
                        .status())
                .isEqualTo(401);
        eventually(() -> assertThat(insaka.statuses()).containsExactly("d-1 sent"));
        client.ticks("Mwila", "read");
        eventually(() -> assertThat(insaka.statuses()).containsExactly("d-1 sent", "d-1 read"));

        String choices =
                "{\"id\":\"d-3\",\"to\":{\"id\":\"" + MWILA + "\"},\"type\":\"choices\",\"text\":\"Which shop?\","
                        + "\"buttons\":[{\"id\":\"shop-1\",\"title\":\"Cairo Road\"},{\"id\":\"shop-2\",\"title\":\"Manda Hill\"}]}";
        assertThat(insaka.calls(port, choices, null).status()).isEqualTo(200);
        eventually(() -> assertThat(insaka.statuses()).contains("d-3 sent"));
        client.says("Mwila", "2").saysOnThePhone("Mwila", "Coming!").says("Mwila", "thanks");
        eventually(() -> assertThat(insaka.messages())
                .containsExactly(
                        MWILA + ": Muli bwanji",
                        MWILA + ": are you open?",
                        MWILA + ": 2 [shop-2]",
                        "us to " + MWILA + ": Coming!",
                        MWILA + ": thanks"));
        assertThat(client.sent("Mwila"))
                .containsExactly(
                        "We open at *eight*.\nSee you!", "Which shop?\n\n1. Cairo Road\n2. Manda Hill", "Coming!");
        assertThat(insaka.health(port).body().path("status").asString()).isEqualTo("healthy");
        assertThat(insaka.refused()).isZero();
        assertThat(Files.getPosixFilePermissions(folder.resolve("bridge/profile")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void readsOnWhenThePageChangesAndSaysWhenItCannot() throws Exception {
        client.paired(true).says("Mwila", "one");
        int port = start(6);
        eventually(() -> assertThat(insaka.messages()).hasSize(1));

        client.markup("roles").says("Mwila", "two");
        eventually(() -> assertThat(insaka.messages()).hasSize(2));
        assertThat(insaka.health(port).body().path("strategy").asString()).isEqualTo("roles");
        assertThat(insaka.health(port).body().path("status").asString()).isEqualTo("degraded");

        client.markup("structure").says("Mwila", "three");
        eventually(() -> assertThat(insaka.messages()).hasSize(3));
        assertThat(insaka.sends(port, "d-1", MWILA, "still here").status()).isEqualTo(200);
        eventually(() -> assertThat(insaka.statuses()).containsExactly("d-1 sent"));

        client.swallows(true);
        assertThat(insaka.sends(port, "d-2", MWILA, "into the void").status()).isEqualTo(200);
        eventually(() -> assertThat(journal()).contains("\"what\":\"pressed\",\"order\":\"d-2\""));
        client.markup("none").says("Mwila", "four");
        eventually(() -> assertThat(insaka.alarms()).endsWith("bridge-unfit"));
        assertThat(insaka.health(port).status()).isEqualTo(503);
        assertThat(insaka.sends(port, "d-3", MWILA, "unheard").status()).isEqualTo(503);
        assertThat(insaka.calls(port, TEST, null).status()).isEqualTo(503);

        client.markup("data");
        eventually(() -> assertThat(insaka.alarms()).endsWith("bridge-unfit", "over"));
        eventually(() -> assertThat(insaka.messages())
                .containsExactly(MWILA + ": one", MWILA + ": two", MWILA + ": three", MWILA + ": four"));
        eventually(() -> assertThat(insaka.statuses()).containsExactly("d-1 sent", "d-2 failed unsure"));
        assertThat(insaka.sends(port, "d-2", MWILA, "into the void").status()).isEqualTo(422);
        assertThat(client.sent("Mwila")).containsExactly("still here");
        assertThat(client.presses()).isLessThanOrEqualTo(2);

        client.paired(false);
        eventually(() -> assertThat(insaka.alarms()).endsWith("over", "bridge-logged-out"));
    }

    @Test
    void losesAndRepeatsNothingWhenItIsKilled() throws Exception {
        client.paired(true);
        for (int n = 1; n <= 30; n++) {
            client.says("Mwila", "waiting " + n);
        }
        insaka.down(true);
        process = launch();
        eventually(() -> assertThat(journal()).contains("waiting 30"));
        kill(process);
        client.says("Mwila", "while you were away").readElsewhere("Mwila");
        insaka.down(false);
        process = launch();
        eventually(() -> assertThat(insaka.messages()).hasSize(31));
        assertThat(insaka.messages().getLast()).isEqualTo(MWILA + ": while you were away");
        int port = portOf(process);

        client.swallows(true);
        assertThat(insaka.sends(port, "d-1", MWILA, "said once").status()).isEqualTo(200);
        eventually(() -> assertThat(journal()).contains("\"what\":\"pressed\",\"order\":\"d-1\""));
        kill(process);
        client.saysOnThePhone("Mwila", "said once");
        process = launch();
        eventually(() -> assertThat(insaka.statuses()).containsExactly("d-1 sent"));
        client.says("Mwila", "last");
        eventually(() -> assertThat(insaka.messages()).hasSize(32));
        assertThat(client.presses()).isLessThanOrEqualTo(1);
        assertThat(insaka.messages()).doesNotHaveDuplicates();
    }

    private String journal() throws IOException {
        Path journal = folder.resolve("bridge/journal");
        return Files.exists(journal) ? Files.readString(journal) : "";
    }

    private Process launch() throws IOException {
        Path log = folder.resolve("log");
        Files.deleteIfExists(log);
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bridge.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment());
        builder.environment().put("INSAKA_BRIDGE_CHROMIUM", chromium().toString());
        return builder.start();
    }

    private int portOf(Process running) {
        var port = new int[1];
        eventually(() -> {
            assertThat(running.isAlive()).isTrue();
            var line = List.of(Files.readString(folder.resolve("log")).split("\n")).stream()
                    .filter(one -> one.contains("listens on"))
                    .findFirst();
            assertThat(line).isPresent();
            port[0] = Integer.parseInt(line.get().replaceAll(".*:([0-9]+)/callback.*", "$1"));
        });
        return port[0];
    }

    /** With everything it started: nobody is left to put things in order. */
    private static void kill(Process process) throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        all.forEach(one -> one.onExit().join());
    }
}
