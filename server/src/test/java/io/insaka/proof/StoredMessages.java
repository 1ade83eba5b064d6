package io.insaka.proof;

import io.insaka.testing.Api;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How long the inbox takes, with few messages stored and with many. */
final class StoredMessages {
    private static final int LOOKS = 60;
    /** Until what answers is compiled: the first figure would be the start's otherwise, and the growth look like a gain. */
    private static final int WARM_UP = 400;

    private final Api api;
    private final String database;
    private final String conversation;

    StoredMessages(ProductProcess product) {
        this.api = product.api();
        this.database = product.databaseUrl();
        this.conversation = api.get("/api/v1/conversations?limit=1")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    /** @return milliseconds, the middle of many */
    double inbox() {
        return middle("/api/v1/conversations?limit=50");
    }

    /** @return milliseconds, the middle of many */
    double thread() {
        return middle("/api/v1/conversations/" + conversation + "/messages?before=end&limit=50");
    }

    private double middle(String path) {
        for (int n = 0; n < WARM_UP; n++) {
            api.get(path).expect(200);
        }
        List<Double> millis = new ArrayList<>();
        for (int n = 0; n < LOOKS; n++) {
            long begun = System.nanoTime();
            api.get(path).expect(200);
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        return Figures.middle(millis);
    }

    long count() throws SQLException {
        return number("SELECT count(*) FROM message");
    }

    /** Copies of one message for each conversation, further and further up: a seal does not know its row. */
    void grow(long messages) throws SQLException {
        long conversations = number("SELECT count(*) FROM conversation");
        execute("""
                INSERT INTO message (tenant_id, id, conversation_id, position, direction, author, type, content, words,
                    status, created_at)
                SELECT m.tenant_id, uuidv7(), m.conversation_id, m.position - 1000000 + n, m.direction, m.author, m.type,
                    m.content, m.words, m.status, m.created_at - interval '1 day'
                FROM (SELECT DISTINCT ON (conversation_id) * FROM message WHERE direction = 'inbound'
                      ORDER BY conversation_id, position) m
                CROSS JOIN generate_series(1, %d) AS n""".formatted(messages / conversations));
        execute("VACUUM ANALYZE message");
    }

    private long number(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
