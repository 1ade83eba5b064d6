package io.insaka.sandbox.gateway;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The WhatsApp Web bridge and the page that imitates such a client, each in a process of its own, as in real life. */
final class BridgeProcesses implements AutoCloseable {
    private static final Path BUILT = Path.of("..", "bridge", "target");
    private static final JsonMapper json = JsonMapper.builder().build();

    private final Path folder;
    private final int port;
    private final Process page;
    private final BufferedReader said;
    private final String address;
    private @Nullable Process bridge;

    /** @param chat the name of the one chat there is, and its account */
    BridgeProcesses(Path folder, String... chat) throws IOException {
        this.folder = folder;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        if (!Files.isDirectory(BUILT.resolve("classes")) || !Files.isDirectory(BUILT.resolve("test-classes"))) {
            missing("the bridge is not built: run its module, too");
        }
        page = java(Map.of(), List.of("io.insaka.bridge.imitation.ChatClient", chat[0], chat[1]), null);
        said = page.inputReader(StandardCharsets.UTF_8);
        address = Objects.requireNonNull(said.readLine(), "the page did not start");
    }

    String callback() {
        return "http://127.0.0.1:" + port + "/callback";
    }

    /** Starts the bridge, or starts it again. */
    void start(String webhook, String secret, String contacts) throws IOException {
        bridge = java(
                Map.of(
                        "INSAKA_BRIDGE_WEBHOOK",
                        webhook,
                        "INSAKA_BRIDGE_SECRET",
                        secret,
                        "INSAKA_BRIDGE_CONTACTS",
                        contacts,
                        "INSAKA_BRIDGE_DATA_DIR",
                        folder.resolve("bridge").toString(),
                        "INSAKA_BRIDGE_PORT",
                        String.valueOf(port),
                        "INSAKA_BRIDGE_PAGE",
                        address,
                        "INSAKA_BRIDGE_KEYSTROKE_MS",
                        "1",
                        "INSAKA_BRIDGE_PER_MINUTE",
                        "60",
                        "INSAKA_BRIDGE_PATIENCE_SECONDS",
                        "60",
                        "INSAKA_BRIDGE_CHROMIUM",
                        chromium()),
                List.of("io.insaka.bridge.Bridge"),
                folder.resolve("log"));
    }

    /** With the browser it started: nobody is left to put things in order. */
    void kill() throws InterruptedException {
        Process running = bridge;
        if (running != null) {
            List<ProcessHandle> all = running.descendants().toList();
            running.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            running.waitFor();
            all.forEach(one -> one.onExit().join());
        }
    }

    void tell(String line) {
        try {
            page.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            page.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything that was sent in the chat, in order. */
    List<String> sent() {
        tell("sent");
        try {
            return List.of(json.readValue(said.readLine(), String[].class));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Process java(Map<String, String> environment, List<String> command, @Nullable Path log)
            throws IOException {
        String path = String.join(
                File.pathSeparator,
                BUILT.resolve("classes").toString(),
                BUILT.resolve("test-classes").toString(),
                System.getProperty("java.class.path"));
        var all = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                path),
                        command.stream())
                .toList();
        var builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (log != null) {
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        }
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String chromium() {
        return Stream.of(
                        System.getProperty("insaka.chromium", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty() && Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseGet(() -> missing("no Chromium on this machine"));
    }

    /** Where everything is checked it has to be there; at home its absence is said and passed over. */
    private static String missing(String what) {
        return "true".equals(System.getenv("CI")) ? fail(what) : abort(what);
    }

    @Override
    public void close() {
        page.destroyForcibly();
        try {
            kill();
            page.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
