package io.insaka.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One real server for the whole test run; a fresh database for everyone who asks. */
public final class TestPostgres {
    private static final AtomicInteger databases = new AtomicInteger();

    private TestPostgres() {}

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                // Tests of durability start their own server; for the rest, waiting for the disk proves nothing.
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF8")
                        // As the product's own: see EmbeddedDatabase.
                        .setServerConfig("log_min_messages", "log")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** As {@link #freshDatabase}, owned by a user of its own who may log in and has these rights beside. */
    public static String freshDatabaseOf(String user, String rights) {
        String url = freshDatabase();
        String name = url.substring(url.lastIndexOf('/') + 1);
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + user + " LOGIN NOSUPERUSER " + rights);
            statement.execute("ALTER DATABASE " + name + " OWNER TO " + user);
            // Another test's database may have made the roles already: then their owner lends them, as an administrator
            // does.
            statement.execute("""
                    DO $$ DECLARE made text; BEGIN
                        FOR made IN SELECT rolname FROM pg_roles WHERE rolname IN ('insaka_app', 'insaka_system') LOOP
                            EXECUTE format('GRANT %%I TO %s', made);
                        END LOOP;
                    END $$""".formatted(user));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return url;
    }

    /** The JDBC URL (user {@code postgres}, no password) of a new, empty database. */
    public static String freshDatabase() {
        String name = "insaka_" + databases.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return "jdbc:postgresql://localhost:" + Server.RUNNING.getPort() + "/" + name;
    }
}
