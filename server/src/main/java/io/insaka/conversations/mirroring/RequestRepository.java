package io.insaka.conversations.mirroring;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RequestRepository {
    private final SystemTransactions system;
    private final JdbcClient jdbc;

    RequestRepository(SystemTransactions system, JdbcClient tenantJdbc) {
        this.system = system;
        this.jdbc = tenantJdbc;
    }

    /**
     * @param number of the change that is told; a later one is told after it
     * @param hands whether who has it changed, not only what is known of the contact
     */
    record Due(
            TenantId tenant,
            ConversationId conversation,
            ChannelId channel,
            long number,
            boolean hands,
            int attempts) {}

    /** Leases what is due, across organisations: of one conversation only one is told at a time, on whichever node. */
    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(jdbc -> jdbc.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, conversation_id FROM mirror_request
                              WHERE due_at <= :now AND leased_until <= :now
                              ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE mirror_request m SET leased_until = :until, attempts = m.attempts + 1
                        FROM due
                        WHERE m.tenant_id = due.tenant_id AND m.conversation_id = due.conversation_id
                        RETURNING m.tenant_id, m.conversation_id, m.channel_id, m.number, m.hands, m.attempts""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getLong("number"),
                        row.getBoolean("hands"),
                        row.getInt("attempts")))
                .list());
    }

    /** It was told, or never can be. What changed meanwhile is due at once. Joins the tenant's open transaction. */
    void done(Due due) {
        jdbc.sql("""
                        DELETE FROM mirror_request
                        WHERE tenant_id = :tenant AND conversation_id = :conversation AND number = :number""")
                .param("tenant", due.tenant().value())
                .param("conversation", due.conversation().value())
                .param("number", due.number())
                .update();
        release(due);
    }

    /** Another try; at once when it changed meanwhile. Joins the tenant's open transaction. */
    void later(Due due, Instant at) {
        jdbc.sql("""
                        UPDATE mirror_request SET due_at = :at
                        WHERE tenant_id = :tenant AND conversation_id = :conversation AND number = :number""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", due.tenant().value())
                .param("conversation", due.conversation().value())
                .param("number", due.number())
                .update();
        release(due);
    }

    /** Whom the provider shows because it was told so; null for nobody. Joins the tenant's open transaction. */
    @Nullable
    String shown(Due due) {
        return jdbc.sql("SELECT mirrored_to FROM conversation WHERE tenant_id = :tenant AND id = :conversation")
                .param("tenant", due.tenant().value())
                .param("conversation", due.conversation().value())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(Function.identity())
                .orElse(null);
    }

    /** Joins the tenant's open transaction. */
    void shows(Due due, @Nullable String assigned) {
        jdbc.sql("""
                        UPDATE conversation SET mirrored_to = :assigned
                        WHERE tenant_id = :tenant AND id = :conversation
                          AND mirrored_to IS DISTINCT FROM :assigned::text""")
                .param("assigned", assigned)
                .param("tenant", due.tenant().value())
                .param("conversation", due.conversation().value())
                .update();
    }

    private void release(Due due) {
        jdbc.sql("""
                        UPDATE mirror_request SET leased_until = '-infinity'
                        WHERE tenant_id = :tenant AND conversation_id = :conversation""")
                .param("tenant", due.tenant().value())
                .param("conversation", due.conversation().value())
                .update();
    }
}
