package io.insaka.intake.collecting;

import io.insaka.channels.ChannelAccount;
import io.insaka.database.TenantTransactions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Up to where the accounts were collected. */
@Repository
class PositionRepository {
    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    PositionRepository(JdbcClient tenantJdbc, TenantTransactions transactions) {
        this.jdbc = tenantJdbc;
        this.transactions = transactions;
    }

    Optional<String> find(ChannelAccount account) {
        return transactions.call(
                account.tenant(),
                () -> jdbc.sql(
                                "SELECT position FROM intake_position WHERE tenant_id = :tenant AND channel_id = :channel")
                        .param("tenant", account.tenant().value())
                        .param("channel", account.id().value())
                        .query(String.class)
                        .optional());
    }

    void save(ChannelAccount account, String position, Instant now) {
        transactions.run(
                account.tenant(),
                () -> jdbc.sql("""
                        INSERT INTO intake_position (tenant_id, channel_id, position, changed_at)
                        VALUES (:tenant, :channel, :position, :now)
                        ON CONFLICT (tenant_id, channel_id) DO UPDATE SET
                            position = excluded.position, changed_at = excluded.changed_at""")
                        .param("tenant", account.tenant().value())
                        .param("channel", account.id().value())
                        .param("position", position)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update());
    }
}
