package io.insaka.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The baseline: one durable row with a unique key per commit, as quickly as PostgreSQL takes them. */
final class InsertLoad {
    private final String url;

    InsertLoad(String url) throws SQLException {
        this.url = url;
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bench_baseline (key text PRIMARY KEY, body bytea NOT NULL)");
        }
    }

    Figures run(int connections, Duration time) throws Exception {
        return LoadRound.run(connections, time, n -> new Inserting());
    }

    /** One connection, its statement prepared. */
    private final class Inserting implements LoadRound.Client {
        private final Connection connection = DriverManager.getConnection(url);
        private final PreparedStatement insert =
                connection.prepareStatement("INSERT INTO bench_baseline (key, body) VALUES (?, ?)");
        private final byte[] body = new byte[WebhookLoad.BODY];

        Inserting() throws SQLException {
            ThreadLocalRandom.current().nextBytes(body); // as sealed or compressed bytes: nothing to squeeze out
        }

        @Override
        public void once() throws SQLException {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setBytes(2, body);
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
