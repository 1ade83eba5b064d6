package io.insaka.tenancy.passes;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code signing_key}. The keys are the installation's, and sealed with its own. */
@Repository
class SigningKeyRepository {
    private static final TenantId INSTALLATION = new TenantId(new UUID(0, 0));
    /** Nodes that find no key at the same moment make one. */
    private static final long MAKING_LOCK = 0x7369676eL;

    private final SystemTransactions transactions;
    private final Vault vault;

    SigningKeyRepository(SystemTransactions transactions, Vault vault) {
        this.transactions = transactions;
        this.vault = vault;
    }

    /** @param key private and public part, as a JWK */
    record Row(UUID id, String key, Instant createdAt) {}

    /** The newest first. */
    List<Row> all() {
        return transactions.call(this::all);
    }

    private List<Row> all(JdbcClient jdbc) {
        return jdbc.sql("SELECT id, key_sealed, created_at FROM signing_key ORDER BY created_at DESC, id DESC")
                .query((rows, number) -> row(rows))
                .list();
    }

    /** Unless there is one that is younger; forgets those that nothing is signed with any more. */
    void add(Row key, Instant unlessSince, Instant uselessBefore) {
        byte[] sealed = vault.sealText(INSTALLATION, Purpose.SIGNING_KEY, key.key());
        transactions.call(jdbc -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(?)::text")
                    .param(MAKING_LOCK)
                    .query(String.class)
                    .optional();
            jdbc.sql("DELETE FROM signing_key WHERE created_at < ?")
                    .param(Timestamp.from(uselessBefore))
                    .update();
            return jdbc.sql("""
                            INSERT INTO signing_key (id, key_sealed, created_at) SELECT :id, :key, :now
                            WHERE NOT EXISTS (SELECT FROM signing_key WHERE created_at > :since)
                            """)
                    .param("id", key.id())
                    .param("key", sealed)
                    .param("now", Timestamp.from(key.createdAt()))
                    .param("since", Timestamp.from(unlessSince))
                    .update();
        });
    }

    private Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getObject("id", UUID.class),
                vault.openText(INSTALLATION, Purpose.SIGNING_KEY, rows.getBytes("key_sealed")),
                rows.getTimestamp("created_at").toInstant());
    }
}
