package io.insaka.conversations.delivery;

import io.insaka.channels.ChannelHoldings;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What conversations keep of a channel, and what they still have to send through it. */
@Repository
class HoldingsRepository implements ChannelHoldings {
    private final TenantTransactions transactions;
    private final JdbcClient jdbc;

    HoldingsRepository(TenantTransactions transactions, JdbcClient tenantJdbc) {
        this.transactions = transactions;
        this.jdbc = tenantJdbc;
    }

    @Override
    public boolean keeps(TenantId tenant, ChannelId channel) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("SELECT EXISTS (SELECT FROM conversation WHERE tenant_id = ? AND channel_id = ?)")
                        .params(tenant.value(), channel.value())
                        .query(Boolean.class)
                        .single());
    }

    @Override
    public Map<ChannelId, Long> waiting(TenantId tenant) {
        return transactions.call(tenant, () -> {
            Map<ChannelId, Long> waiting = new HashMap<>();
            jdbc.sql("""
                            SELECT channel_id, count(*) AS waiting FROM outbox
                            WHERE tenant_id = ? AND state <> 'dead' GROUP BY channel_id""").param(tenant.value()).query(row -> {
                waiting.put(new ChannelId(row.getObject("channel_id", UUID.class)), row.getLong("waiting"));
            });
            return waiting;
        });
    }
}
