package io.insaka.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.insaka.database.SystemTransactions;
import io.insaka.database.TenantTransactions;
import io.insaka.database.TestingTransactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL with pgvector, without an installation: PGlite, which is PostgreSQL compiled to WebAssembly, from npm. It has
 * one session only, so whoever uses it has one connection, and no two tests may at a time.
 */
public final class PgVectorPostgres {
    private static @Nullable PgVectorPostgres running;

    private static final List<String> FILES = List.of("package.json", "package-lock.json", "serve.mjs");
    private static final int MINUTES = 3;

    private final Flyway product;
    private final HikariDataSource pool;

    private PgVectorPostgres(Flyway product, HikariDataSource pool) {
        this.product = product;
        this.pool = pool;
    }

    /** One for all tests. Where Node or the packages cannot be had, the test that calls this is skipped and says why. */
    public static synchronized PgVectorPostgres runningOrSkip() {
        if (running == null) {
            running = startedOrSkip();
        }
        return running;
    }

    private static PgVectorPostgres startedOrSkip() {
        try {
            Path home = installed();
            Process process = new ProcessBuilder("node", "serve.mjs")
                    .directory(home.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // It ends with its input; this is for an end of the tests that comes another way.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return started(process);
        } catch (IOException missing) {
            throw skipped(String.valueOf(missing.getMessage()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw skipped("interrupted");
        }
    }

    private static TestAbortedException skipped(String why) {
        Assumptions.abort(
                "SKIPPED: the store in pgvector is not tried on this machine, for PGlite cannot be had from npm: "
                        + why);
        return new TestAbortedException(why);
    }

    /** Once for each clean build; later runs find it. */
    private static Path installed() throws IOException, InterruptedException {
        Path home = Files.createDirectories(Path.of("target", "pglite"));
        for (String file : FILES) {
            Files.copy(Path.of("src", "test", "pglite", file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(home.resolve("node_modules").resolve(".package-lock.json"))) {
            Process npm = new ProcessBuilder("npm", "ci", "--silent", "--no-audit", "--no-fund")
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IOException("npm ci failed: "
                        + Files.readString(home.resolve("npm.log")).strip());
            }
        }
        return home;
    }

    /** With the product's own tables, as far as they are about knowledge. */
    private static PgVectorPostgres started(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = CompletableFuture.supplyAsync(() -> first(output), Thread::startVirtualThread)
                .completeOnTimeout("", MINUTES, TimeUnit.MINUTES)
                .join();
        if (!line.startsWith("port ")) {
            process.destroyForcibly();
            throw new IOException("PGlite did not start");
        }
        String url = "jdbc:postgresql://127.0.0.1:" + line.substring("port ".length()) + "/postgres?sslmode=disable"
                // What one connection prepared, all others find there.
                + "&prepareThreshold=0&socketTimeout=60";
        Flyway product = Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                // What the index is made from, and what that needs: all of it would take as long as the tests.
                .locations(
                        "classpath:db/migration/database",
                        "classpath:db/migration/llm",
                        "classpath:db/migration/knowledge")
                // One transaction at a time: a lock of its own would wait for itself.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load();
        product.migrate();
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setPassword("postgres");
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("SET ROLE insaka_app");
        return new PgVectorPostgres(product, new HikariDataSource(config));
    }

    private static String first(BufferedReader output) {
        try {
            return Objects.requireNonNullElse(output.readLine(), "");
        } catch (IOException ended) {
            return "";
        }
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public TenantTransactions transactions() {
        return TestingTransactions.over(pool);
    }

    public SystemTransactions systemTransactions() {
        return TestingTransactions.overAll(pool);
    }

    /** What the product does before it takes the application's role, which here is the one session's. */
    public <T> T asOwner(Function<Flyway, T> work) {
        jdbc().sql("RESET ROLE").update();
        try {
            return work.apply(product);
        } finally {
            jdbc().sql("SET ROLE insaka_app").update();
        }
    }
}
