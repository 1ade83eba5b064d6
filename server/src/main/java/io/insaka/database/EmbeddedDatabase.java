package io.insaka.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL from Maven Central's binaries, its data under the data folder.
 *
 * <p>When this process is killed the server it started lives on. The next start adopts that server instead of fighting
 * it for the folder: nothing needs recovery, and the restart is quick.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

    private final @Nullable EmbeddedPostgres started;
    private final @Nullable ProcessHandle adopted;
    private final int port;

    private EmbeddedDatabase(@Nullable EmbeddedPostgres started, @Nullable ProcessHandle adopted, int port) {
        this.started = started;
        this.adopted = adopted;
        this.port = port;
    }

    static EmbeddedDatabase open(Path dataDir) {
        Path home = dataDir.toAbsolutePath().normalize().resolve("postgres");
        try {
            Files.createDirectories(home);
            Optional<EmbeddedDatabase> running = adopt(home);
            return running.isPresent() ? running.get() : start(home);
        } catch (IOException failure) {
            throw new UncheckedIOException("the embedded PostgreSQL under " + home + " did not start", failure);
        }
    }

    private static EmbeddedDatabase start(Path home) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("data").toFile())
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                // It would stop the database while the product still writes its last outcomes; close() comes after
                // them.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP_WAIT)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8");
        settings().forEach(setting -> builder.setServerConfig(setting.name(), setting.value()));
        EmbeddedPostgres postgres = builder.start();
        return new EmbeddedDatabase(postgres, null, postgres.getPort());
    }

    private record Setting(String name, String value) {}

    /** Durable as PostgreSQL is by default; sized for a small machine. */
    private static List<Setting> settings() {
        return List.of(
                new Setting("listen_addresses", "localhost"),
                new Setting("max_connections", "100"),
                new Setting("shared_buffers", "256MB"),
                new Setting("fsync", "on"),
                new Setting("synchronous_commit", "on"),
                new Setting("full_page_writes", "on"),
                new Setting("max_wal_size", "2GB"),
                new Setting("checkpoint_completion_target", "0.9"),
                new Setting("autovacuum_naptime", "10s"),
                // An error repeats the row or the value it is about; whoever asked the question logs it without.
                new Setting("log_min_messages", "log"),
                new Setting("log_min_error_statement", "panic"),
                new Setting("log_error_verbosity", "terse"),
                new Setting("timezone", "UTC"));
    }

    /** postmaster.pid: line 1 the process, line 4 the port, line 8 {@code ready} once it answers. */
    private static Optional<EmbeddedDatabase> adopt(Path home) throws IOException {
        Path lock = home.resolve("data").resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(lock);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
        int port = Integer.parseInt(lines.get(3).strip());
        if (process.isEmpty() || !servesFrom(port, home.resolve("data"))) {
            return Optional.empty();
        }
        log.info("Found the PostgreSQL server of this folder running on port {}", port);
        return Optional.of(new EmbeddedDatabase(null, process.get(), port));
    }

    /** A recycled process id or port must not make us adopt somebody else's server. */
    private static boolean servesFrom(int port, Path data) {
        try (Connection connection = DriverManager.getConnection(url(port), "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW data_directory")) {
            return rows.next() && Path.of(rows.getString(1)).toRealPath().equals(data.toRealPath());
        } catch (SQLException | IOException unreachable) {
            return false;
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    DatabaseAddress address() {
        return new DatabaseAddress(url(port), "postgres", "");
    }

    /** Leaves a server alone that was running before. */
    void stopIfStartedHere() throws IOException {
        if (started != null) {
            started.close();
        }
    }

    @Override
    public void close() throws IOException {
        stopIfStartedHere();
        if (adopted != null) {
            // SIGTERM is PostgreSQL's smart shutdown: it ends once the pools, closed before this, are gone.
            adopted.destroy();
        }
    }
}
