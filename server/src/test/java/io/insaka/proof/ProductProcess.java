package io.insaka.proof;

import io.insaka.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The product in a process of its own, with a data folder and the embedded database; may be killed and started again. */
final class ProductProcess implements AutoCloseable {
    static final String TOKEN = "proof-token-0123456789abcdef";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int POSTGRES_PORT_LINE = 3;

    private final ProductImage image;
    private final Path data;
    private final List<String> options;
    private final Map<String, String> settings;
    private final int port;
    private @Nullable Process process;
    private long begun;

    /**
     * @param options of the Java machine
     * @param settings Spring properties
     */
    ProductProcess(ProductImage image, Path data, List<String> options, Map<String, String> settings) {
        this.image = image;
        this.data = data;
        this.options = List.copyOf(options);
        this.settings = new TreeMap<>(settings);
        this.port = freePort();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String baseUrl() {
        return "http://localhost:" + port;
    }

    /** The API as the owner. */
    Api api() {
        return Api.withToken(baseUrl(), TOKEN);
    }

    long pid() {
        return running().pid();
    }

    Path log() {
        return data.resolve("product.log");
    }

    /** Starts the process and returns at once. */
    void launch(String... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(more));
        if (Files.exists(image.cache())) {
            command.add("-XX:AOTCache=" + image.cache());
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", image.classPath(), ProductImage.MAIN));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("INSAKA_PORT", String.valueOf(port));
        environment.put("INSAKA_DATA_DIR", data.toString());
        environment.put("INSAKA_OWNER_EMAIL", "owner@proof.example");
        environment.put("INSAKA_OWNER_PASSWORD", "correct horse battery");
        environment.put("INSAKA_API_TOKEN", TOKEN);
        environment.put("INSAKA_SANDBOX", "false");
        // What a load asks of the API in a minute is no program's.
        environment.put("INSAKA_LIMITS_TOKENS_PER_MINUTE", "1000000000");
        try {
            Files.createDirectories(data);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            begun = System.nanoTime();
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits for the first request that is answered. @return how long that took from the launch */
    Duration awaitReady() throws InterruptedException {
        long deadline = begun + START.toNanos();
        while (System.nanoTime() < deadline) {
            if (!running().isAlive()) {
                throw new AssertionError("the product ended while starting:\n" + tail());
            }
            try {
                if (Api.stranger(baseUrl()).get("/api/v1/session").status() == 401) {
                    return Duration.ofNanos(System.nanoTime() - begun);
                }
            } catch (UncheckedIOException notYet) {
                // Nobody listens yet.
            }
            Thread.sleep(POLL);
        }
        throw new AssertionError("the product did not start:\n" + tail());
    }

    int port() {
        return port;
    }

    /** SIGKILL; with {@code database} also to every process of its PostgreSQL. */
    void kill(boolean database) throws InterruptedException {
        List<ProcessHandle> postgres = database ? postgres() : List.of();
        running().destroyForcibly();
        postgres.forEach(ProcessHandle::destroyForcibly);
        running().waitFor();
        for (ProcessHandle one : postgres) {
            one.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .exceptionally(slow -> one)
                    .join();
        }
    }

    /** SIGTERM, as an operator stops it. */
    void stop() throws InterruptedException {
        running().destroy();
        if (!running().waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the product did not stop:\n" + tail());
        }
    }

    /** The server process and its children. */
    private List<ProcessHandle> postgres() {
        try {
            long server = Long.parseLong(postmaster().getFirst().strip());
            List<ProcessHandle> all = new ArrayList<>();
            ProcessHandle.of(server).ifPresent(handle -> {
                all.add(handle);
                handle.descendants().forEach(all::add);
            });
            return all;
        } catch (IOException notRunning) {
            return List.of();
        }
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
    }

    /** As the database's superuser, past all row-level security. */
    String databaseUrl() {
        String external = settings.get("insaka.database-url");
        if (external != null) {
            return external + "?user=" + settings.get("insaka.database-user");
        }
        try {
            return "jdbc:postgresql://localhost:"
                    + postmaster().get(POSTGRES_PORT_LINE).strip() + "/postgres?user=postgres";
        } catch (IOException notRunning) {
            throw new UncheckedIOException(notRunning);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("the product was never launched");
        }
        return process;
    }

    String tail() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException none) {
            return "(no log)";
        }
    }

    @Override
    public void close() {
        try {
            if (process != null) {
                kill(true);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
