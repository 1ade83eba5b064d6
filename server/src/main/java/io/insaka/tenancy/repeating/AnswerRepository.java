package io.insaka.tenancy.repeating;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code answered_request}. Joins the tenant's open transaction. */
@Repository
class AnswerRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;

    AnswerRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
    }

    /** Whose request it is, and which. */
    record Key(TenantId tenant, UUID caller, byte[] hash, byte[] request) {}

    /** @param same whether the earlier request was this one; {@code answer} null while it is being worked on */
    record Earlier(boolean same, Instant begunAt, @Nullable Answer answer) {}

    record Answer(int status, @Nullable String contentType, byte[] body) {}

    /** False when there was such a request. */
    boolean begin(Key key, Instant now) {
        return jdbc.sql("""
                                INSERT INTO answered_request (tenant_id, caller, key_hash, request_hash, begun_at)
                                VALUES (:tenant, :caller, :hash, :request, :now) ON CONFLICT DO NOTHING""")
                        .param("tenant", key.tenant().value())
                        .param("caller", key.caller())
                        .param("hash", key.hash())
                        .param("request", key.request())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Earlier> find(Key key) {
        return jdbc.sql("""
                        SELECT request_hash, status, content_type, answer, begun_at FROM answered_request
                        WHERE tenant_id = :tenant AND caller = :caller AND key_hash = :hash""")
                .param("tenant", key.tenant().value())
                .param("caller", key.caller())
                .param("hash", key.hash())
                .query((row, n) -> {
                    Timestamp begun = row.getTimestamp("begun_at");
                    Integer status = row.getObject("status", Integer.class);
                    return new Earlier(
                            Arrays.equals(row.getBytes("request_hash"), key.request()),
                            begun.toInstant(),
                            status == null
                                    ? null
                                    : new Answer(
                                            status,
                                            row.getString("content_type"),
                                            vault.open(key.tenant(), Purpose.API_ANSWER, row.getBytes("answer"))));
                })
                .optional();
    }

    /** Goes on with one that was cut off. False when somebody else does already. */
    boolean takeOver(Key key, Instant begunAt, Instant now) {
        return jdbc.sql("""
                                UPDATE answered_request SET begun_at = :now
                                WHERE tenant_id = :tenant AND caller = :caller AND key_hash = :hash
                                AND status IS NULL AND begun_at = :begun""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("begun", begunAt.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .param("tenant", key.tenant().value())
                        .param("caller", key.caller())
                        .param("hash", key.hash())
                        .update()
                == 1;
    }

    void answered(Key key, Answer answer) {
        jdbc.sql("""
                        UPDATE answered_request SET status = :status, content_type = :type::text, answer = :answer
                        WHERE tenant_id = :tenant AND caller = :caller AND key_hash = :hash""")
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("answer", vault.seal(key.tenant(), Purpose.API_ANSWER, answer.body()))
                .param("tenant", key.tenant().value())
                .param("caller", key.caller())
                .param("hash", key.hash())
                .update();
    }

    /** It did nothing: sent again, it is tried again. */
    void forget(Key key) {
        jdbc.sql("DELETE FROM answered_request WHERE tenant_id = :tenant AND caller = :caller AND key_hash = :hash")
                .param("tenant", key.tenant().value())
                .param("caller", key.caller())
                .param("hash", key.hash())
                .update();
    }

    void purge(Instant before) {
        system.call(jdbc -> jdbc.sql("DELETE FROM answered_request WHERE begun_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update());
    }
}
