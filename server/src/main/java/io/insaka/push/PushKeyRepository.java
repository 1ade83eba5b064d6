package io.insaka.push;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.security.KeyPair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code chat_push_key}. */
@Repository
class PushKeyRepository {
    private final TenantTransactions transactions;
    private final JdbcClient jdbc;
    private final Vault vault;

    PushKeyRepository(TenantTransactions transactions, JdbcClient tenantJdbc, Vault vault) {
        this.transactions = transactions;
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    /** Both in the encodings of their kind: X.509 and PKCS 8. */
    @SuppressWarnings("ArrayRecordComponent") // handed from the row to the library
    record Keys(byte[] open, byte[] secret) {}

    Optional<Keys> find(TenantId tenant) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("SELECT public_key, private_key FROM chat_push_key WHERE tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query((row, n) -> new Keys(
                                row.getBytes("public_key"),
                                vault.open(tenant, Purpose.CHAT_PUSH, row.getBytes("private_key"))))
                        .optional());
    }

    /** Keeps these unless another node was quicker. */
    void add(TenantId tenant, KeyPair keys, Instant now) {
        transactions.run(
                tenant,
                () -> jdbc.sql("""
                                INSERT INTO chat_push_key (tenant_id, public_key, private_key, created_at)
                                VALUES (:tenant, :public, :private, :now) ON CONFLICT DO NOTHING""")
                        .param("tenant", tenant.value())
                        .param("public", keys.getPublic().getEncoded())
                        .param(
                                "private",
                                vault.seal(
                                        tenant,
                                        Purpose.CHAT_PUSH,
                                        keys.getPrivate().getEncoded()))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update());
    }
}
