package io.insaka.brain.handover;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Owns {@code hand_over} and {@code hand_over_due}. Joins the tenant's open transaction, but for {@link #lease}. */
@Repository
class HandOverRepository {
    private static final String SELECT = """
            SELECT id, conversation_id, reason, cause, priority, facts, summary, since FROM hand_over
            WHERE tenant_id = :tenant\s""";

    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;
    private final JsonMapper json;

    HandOverRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
        this.json = json;
    }

    record Due(TenantId tenant, UUID handOver, int attempts) {}

    void insert(TenantId tenant, HandOver handOver) {
        recount(tenant, handOver);
        jdbc.sql("""
                        INSERT INTO hand_over_due (tenant_id, hand_over_id, not_before)
                        VALUES (:tenant, :id, :now) ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("id", handOver.id())
                .param("now", handOver.since().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** It is past: nothing is due of it. */
    void recount(TenantId tenant, HandOver handOver) {
        jdbc.sql("""
                        INSERT INTO hand_over (tenant_id, id, conversation_id, reason, cause, priority, facts, since)
                        VALUES (:tenant, :id, :conversation, :reason, :cause, :priority, :facts, :since)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("id", handOver.id())
                .param("conversation", handOver.conversation().value())
                .param("reason", handOver.reason())
                .param("cause", handOver.cause())
                .param("priority", handOver.priority())
                .param("facts", seal(tenant, handOver.facts()))
                .param("since", handOver.since().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] seal(TenantId tenant, Facts facts) {
        return vault.seal(tenant, Purpose.HAND_OVER, json.writeValueAsBytes(facts));
    }

    /** Leases what is due, across organisations. */
    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, hand_over_id FROM hand_over_due WHERE not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE hand_over_due d SET not_before = :until, attempts = d.attempts + 1
                        FROM due
                        WHERE d.tenant_id = due.tenant_id AND d.hand_over_id = due.hand_over_id
                        RETURNING d.tenant_id, d.hand_over_id, d.attempts""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("hand_over_id", UUID.class),
                        row.getInt("attempts")))
                .list());
    }

    void done(Due due) {
        jdbc.sql("DELETE FROM hand_over_due WHERE tenant_id = :tenant AND hand_over_id = :id")
                .param("tenant", due.tenant().value())
                .param("id", due.handOver())
                .update();
    }

    void know(TenantId tenant, UUID id, Facts facts) {
        jdbc.sql("UPDATE hand_over SET facts = :facts WHERE tenant_id = :tenant AND id = :id")
                .param("facts", seal(tenant, facts))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void sumUp(TenantId tenant, UUID id, String summary) {
        jdbc.sql("UPDATE hand_over SET summary = :summary WHERE tenant_id = :tenant AND id = :id")
                .param("summary", vault.sealText(tenant, Purpose.HAND_OVER, summary))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    Optional<HandOver> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + "AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> handOver(tenant, row))
                .optional();
    }

    /** Newest first. */
    List<HandOver> latest(TenantId tenant, ConversationId conversation, int most) {
        return jdbc.sql(SELECT + "AND conversation_id = :conversation ORDER BY since DESC LIMIT :most")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("most", most)
                .query((row, n) -> handOver(tenant, row))
                .list();
    }

    private HandOver handOver(TenantId tenant, ResultSet row) throws SQLException {
        return new HandOver(
                row.getObject("id", UUID.class),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getString("reason"),
                row.getString("cause"),
                row.getString("priority"),
                json.readValue(vault.open(tenant, Purpose.HAND_OVER, row.getBytes("facts")), Facts.class),
                text(tenant, row.getBytes("summary")),
                row.getTimestamp("since").toInstant());
    }

    private @Nullable String text(TenantId tenant, byte @Nullable [] sealed) {
        return sealed == null ? null : vault.openText(tenant, Purpose.HAND_OVER, sealed);
    }
}
