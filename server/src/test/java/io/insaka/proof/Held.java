package io.insaka.proof;

import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** Whoever writes such a row stands still in the middle of their transaction, until they are killed. */
final class Held implements AutoCloseable {
    private static final String STANDING = "FROM pg_stat_activity WHERE wait_event = 'PgSleep'";

    private final String database;
    private final String name = "held_" + UUID.randomUUID().toString().replace("-", "");

    /**
     * @param database as its superuser
     * @param event of the trigger: {@code DELETE ON message}
     */
    Held(String database, String event) {
        this.database = database;
        run("""
                CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS
                $$BEGIN PERFORM pg_sleep(600); RETURN coalesce(NEW, OLD); END$$;
                CREATE TRIGGER %1$s BEFORE %2$s FOR EACH ROW EXECUTE FUNCTION %1$s()""".formatted(name, event));
    }

    void awaitSomebody(Duration patience) {
        await().atMost(patience).until(() -> ask("SELECT count(*) " + STANDING) > 0);
    }

    private void run(String statement) {
        try (var connection = DriverManager.getConnection(database);
                var each = connection.createStatement()) {
            each.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long ask(String query) {
        try (var connection = DriverManager.getConnection(database);
                var each = connection.createStatement();
                var rows = each.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Their transactions end as those of the dead do: without a commit. */
    @Override
    public void close() {
        run("SELECT pg_terminate_backend(pid) " + STANDING);
        await().until(() -> ask("SELECT count(*) " + STANDING) == 0);
        run("DROP FUNCTION " + name + " CASCADE");
    }
}
