package io.insaka.desk;

import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Idempotency keys. Joins the tenant's open transaction, so a key is remembered if and only if its message is. */
@Repository
class IdempotencyRepository {
    private final JdbcClient jdbc;

    IdempotencyRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    private record Used(byte[] hash, UUID message) {}

    /** False when the key is in use; waits for a request that is using it at this moment. */
    boolean reserve(TenantId tenant, String key, byte[] requestHash, Instant now) {
        return jdbc.sql("""
                                INSERT INTO idempotency_key (tenant_id, key, request_hash, message_id, created_at)
                                VALUES (:tenant, :key, :hash, :none, :now) ON CONFLICT DO NOTHING""")
                        .param("tenant", tenant.value())
                        .param("key", key)
                        .param("hash", requestHash)
                        .param("none", new UUID(0, 0))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void answer(TenantId tenant, String key, MessageId message) {
        jdbc.sql("UPDATE idempotency_key SET message_id = :message WHERE tenant_id = :tenant AND key = :key")
                .param("message", message.value())
                .param("tenant", tenant.value())
                .param("key", key)
                .update();
    }

    /** The message an earlier request with this key wrote; empty when that request was another one. */
    Optional<MessageId> answered(TenantId tenant, String key, byte[] requestHash) {
        return jdbc.sql("SELECT request_hash, message_id FROM idempotency_key WHERE tenant_id = :tenant AND key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query((row, n) -> new Used(row.getBytes(1), row.getObject(2, UUID.class)))
                .optional()
                .filter(used -> Arrays.equals(used.hash(), requestHash))
                .map(used -> new MessageId(used.message()));
    }
}
