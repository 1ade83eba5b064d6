package io.insaka.sandbox;

import io.insaka.channels.ChannelAccount;
import io.insaka.database.TenantTransactions;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code sandbox_phone}. */
@Repository
@WhenSandboxIsOn
class PhoneRepository {
    private final TenantTransactions transactions;
    private final JdbcClient jdbc;
    private final Vault vault;

    PhoneRepository(TenantTransactions transactions, JdbcClient jdbc, Vault vault) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void save(ChannelAccount account, byte[] threads) {
        byte[] sealed = vault.seal(account.tenant(), Purpose.SANDBOX_PHONE, threads);
        transactions.run(
                account.tenant(),
                () -> jdbc.sql("""
                        INSERT INTO sandbox_phone (tenant_id, channel_id, sealed) VALUES (?, ?, ?)
                        ON CONFLICT (tenant_id, channel_id) DO UPDATE SET sealed = excluded.sealed, saved_at = now()""")
                        .params(account.tenant().value(), account.id().value(), sealed)
                        .update());
    }

    Optional<byte[]> find(ChannelAccount account) {
        return transactions
                .call(
                        account.tenant(),
                        () -> jdbc.sql("SELECT sealed FROM sandbox_phone WHERE tenant_id = ? AND channel_id = ?")
                                .params(account.tenant().value(), account.id().value())
                                .query(byte[].class)
                                .optional())
                .map(found -> vault.open(account.tenant(), Purpose.SANDBOX_PHONE, found));
    }
}
