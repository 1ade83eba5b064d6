package io.insaka.intake;

import io.insaka.channels.ChannelHoldings;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger keeps all that ever came through a channel. */
@Repository
class LedgerHoldingsRepository implements ChannelHoldings {
    private final TenantTransactions transactions;
    private final JdbcClient jdbc;

    LedgerHoldingsRepository(TenantTransactions transactions, JdbcClient tenantJdbc) {
        this.transactions = transactions;
        this.jdbc = tenantJdbc;
    }

    @Override
    public boolean keeps(TenantId tenant, ChannelId channel) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("SELECT EXISTS (SELECT FROM intake_item WHERE tenant_id = ? AND channel_id = ?)")
                        .params(tenant.value(), channel.value())
                        .query(Boolean.class)
                        .single());
    }
}
