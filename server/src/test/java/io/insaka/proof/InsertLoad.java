package io.insaka.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The baseline: one durable row with a unique key per commit, as quickly as PostgreSQL takes them. */
final class InsertLoad {
    private static final int BODY = 1_024;

    private final String url;

    InsertLoad(String url) throws SQLException {
        this.url = url;
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS bench_baseline (id bigserial PRIMARY KEY, key text UNIQUE, body bytea)");
        }
    }

    Figures run(int connections, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        List<Long> nanos = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<Callable<List<Long>>> work = new ArrayList<>();
            for (int n = 0; n < connections; n++) {
                work.add(() -> insertUntil(end));
            }
            for (Future<List<Long>> done : threads.invokeAll(work)) {
                nanos.addAll(done.get());
            }
        }
        return Figures.of(nanos, time.toNanos() / 1e9);
    }

    private List<Long> insertUntil(long end) throws SQLException {
        List<Long> nanos = new ArrayList<>();
        byte[] body = new byte[BODY];
        try (Connection connection = DriverManager.getConnection(url);
                var insert = connection.prepareStatement("INSERT INTO bench_baseline (key, body) VALUES (?, ?)")) {
            while (System.nanoTime() < end) {
                long begun = System.nanoTime();
                insert.setString(1, UUID.randomUUID().toString());
                insert.setBytes(2, body);
                insert.executeUpdate();
                nanos.add(System.nanoTime() - begun);
            }
        }
        return nanos;
    }
}
