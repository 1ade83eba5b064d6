package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code first_steps_away}. */
@Repository
class FirstStepsRepository {
    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;

    FirstStepsRepository(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<Instant> since(TenantId tenant) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("SELECT since FROM first_steps_away WHERE tenant_id = ?")
                        .param(tenant.value())
                        .query(Timestamp.class)
                        .optional()
                        .map(Timestamp::toInstant));
    }

    void put(TenantId tenant) {
        transactions.run(
                tenant,
                () -> jdbc.sql("INSERT INTO first_steps_away (tenant_id, since) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .param(tenant.value())
                        .param(Timestamp.from(clock.instant()))
                        .update());
    }

    void bringBack(TenantId tenant) {
        transactions.run(
                tenant,
                () -> jdbc.sql("DELETE FROM first_steps_away WHERE tenant_id = ?")
                        .param(tenant.value())
                        .update());
    }
}
