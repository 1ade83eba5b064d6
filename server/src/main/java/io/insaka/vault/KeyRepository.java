package io.insaka.vault;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sealed keysets at rest.
 *
 * <p>Always in a transaction of its own: a key must stay although the caller's transaction, in which it was first
 * needed, is rolled back. One at a time, so that callers who hold a connection and need a key wait for one connection
 * of the pool, not for many.
 */
@Component
class KeyRepository {
    private final JdbcClient jdbc;
    private final TransactionTemplate own;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    KeyRepository(SystemTransactions system, Clock clock) {
        this.jdbc = JdbcClient.create(system.pool());
        this.own = new TransactionTemplate(new JdbcTransactionManager(system.pool()));
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** A keyset under the master key, and how often it was changed. */
    record Sealed(int revision, byte[] keyset) {}

    private <T> T alone(Function<JdbcClient, T> work) {
        oneAtATime.lock();
        try {
            return own.execute(status -> work.apply(jdbc));
        } finally {
            oneAtATime.unlock();
        }
    }

    Map<KeyUse, Sealed> find(TenantId tenant) {
        return alone(jdbc -> select(jdbc, tenant));
    }

    /** Adds what is missing and returns what is there then, whoever made it. */
    Map<KeyUse, Sealed> addMissing(TenantId tenant, Map<KeyUse, byte[]> fresh) {
        return alone(jdbc -> {
            fresh.forEach((use, keyset) -> jdbc.sql("""
                            INSERT INTO tenant_key (tenant_id, use, revision, keyset, changed_at)
                            VALUES (:tenant, :use, 1, :keyset, :now)
                            ON CONFLICT ON CONSTRAINT tenant_key_pk DO NOTHING
                            """)
                    .param("tenant", tenant.value())
                    .param("use", use.column())
                    .param("keyset", keyset)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update());
            return select(jdbc, tenant);
        });
    }

    /** False when somebody else changed this keyset since {@code before} was read. */
    boolean replace(TenantId tenant, KeyUse use, int before, byte[] keyset) {
        return alone(jdbc -> jdbc.sql("""
                                UPDATE tenant_key SET keyset = :keyset, revision = revision + 1, changed_at = :now
                                WHERE tenant_id = :tenant AND use = :use AND revision = :before
                                """)
                        .param("keyset", keyset)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("tenant", tenant.value())
                        .param("use", use.column())
                        .param("before", before)
                        .update())
                == 1;
    }

    private static Map<KeyUse, Sealed> select(JdbcClient jdbc, TenantId tenant) {
        return jdbc
                .sql("SELECT use, revision, keyset FROM tenant_key WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, number) -> Map.entry(
                        KeyUse.of(row.getString("use")), new Sealed(row.getInt("revision"), row.getBytes("keyset"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<byte[]> proof() {
        return alone(KeyRepository::selectProof);
    }

    /** The proof that is there; {@code candidate} becomes it when there is none. */
    byte[] proofOrFirst(byte[] candidate) {
        return alone(jdbc -> {
            jdbc.sql("INSERT INTO master_key_proof (proof) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(candidate)
                    .update();
            return selectProof(jdbc).orElseThrow();
        });
    }

    private static Optional<byte[]> selectProof(JdbcClient jdbc) {
        return jdbc.sql("SELECT proof FROM master_key_proof")
                .query((row, number) -> row.getBytes(1))
                .optional();
    }
}
