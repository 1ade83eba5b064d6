package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code mention}. Joins the tenant's open transaction. */
@Repository
class MentionRepository {
    private final JdbcClient jdbc;

    MentionRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    void insert(
            TenantId tenant,
            ConversationId conversation,
            MessageId note,
            Collection<TeammateId> teammates,
            Instant now) {
        jdbc.sql("""
                        INSERT INTO mention (tenant_id, teammate_id, conversation_id, message_id, mentioned_at)
                        SELECT :tenant, teammate, :conversation, :message, :now FROM unnest(:teammates::uuid[]) AS x (teammate)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("message", note.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("teammates", teammates.stream().map(TeammateId::value).toArray(UUID[]::new))
                .update();
    }

    /** False when nothing was left to see. */
    boolean seen(TenantId tenant, TeammateId teammate, ConversationId conversation, Instant now) {
        return jdbc.sql("""
                                UPDATE mention SET seen_at = :now
                                WHERE tenant_id = :tenant AND teammate_id = :teammate
                                    AND conversation_id = :conversation AND seen_at IS NULL""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("tenant", tenant.value())
                        .param("teammate", teammate.value())
                        .param("conversation", conversation.value())
                        .update()
                > 0;
    }

    /** In how many conversations the teammate was called and has not looked, counted up to {@code most}. */
    long unseen(TenantId tenant, TeammateId teammate, int most) {
        return jdbc.sql("""
                        SELECT count(*) FROM (SELECT DISTINCT conversation_id FROM mention
                            WHERE tenant_id = :tenant AND teammate_id = :teammate AND seen_at IS NULL LIMIT :most) counted""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("most", most)
                .query(Long.class)
                .single();
    }
}
