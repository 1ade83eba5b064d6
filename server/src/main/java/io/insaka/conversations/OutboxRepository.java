package io.insaka.conversations;

import static io.insaka.conversations.ThreadRepository.column;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.TraceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way into the outbox; the way out is {@code delivery}'s. Joins the tenant's open transaction. */
@Repository
class OutboxRepository {
    private final JdbcClient jdbc;

    OutboxRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    void insert(TenantId tenant, List<OpenThreads.Outgoing> outgoing, Instant now) {
        jdbc.sql("""
                        INSERT INTO outbox (tenant_id, message_id, shard, conversation_id, channel_id, author, bulk, created_at,
                            trace)
                        SELECT :tenant, message, shard, conversation, channel, author, author = 'mailing', :now, trace
                        FROM unnest(:messages::uuid[], :shards::smallint[], :conversations::uuid[], :channels::uuid[],
                            :authors::text[], :traces::bytea[])
                            WITH ORDINALITY AS x (message, shard, conversation, channel, author, trace, n)
                        ORDER BY n""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "messages",
                        column(outgoing, UUID[]::new, o -> o.message().id().value()))
                .param("shards", column(outgoing, Short[]::new, OpenThreads.Outgoing::shard))
                .param(
                        "conversations",
                        column(outgoing, UUID[]::new, o -> o.conversation().value()))
                .param(
                        "channels",
                        column(outgoing, UUID[]::new, o -> o.channel().value()))
                .param(
                        "authors",
                        column(
                                outgoing,
                                String[]::new,
                                o -> o.message().author().word()))
                .param(
                        "traces",
                        column(outgoing, byte[][]::new, o -> bytes(o.message().trace())))
                .update();
    }

    private static byte @Nullable [] bytes(@Nullable TraceContext trace) {
        return trace == null ? null : trace.bytes();
    }

    /**
     * What the bot has waiting is never sent; what is on its way or doubtful is never tried again. Marked first, in a
     * statement of its own: it waits for a claim that is being committed at this moment, and the second one then sees it.
     */
    void cancelBot(TenantId tenant, List<ConversationId> conversations) {
        UUID[] ids = column(conversations, UUID[]::new, ConversationId::value);
        jdbc.sql("""
                        UPDATE outbox SET superseded = true WHERE tenant_id = :tenant
                            AND conversation_id = ANY(:conversations) AND author = 'bot' AND state <> 'dead'""")
                .param("tenant", tenant.value())
                .param("conversations", ids)
                .update();
        jdbc.sql("""
                        WITH gone AS (
                            DELETE FROM outbox WHERE tenant_id = :tenant AND conversation_id = ANY(:conversations)
                                AND superseded AND state = 'queued' RETURNING message_id
                        )
                        UPDATE message SET status = 'cancelled'
                        WHERE tenant_id = :tenant AND id IN (SELECT message_id FROM gone)""")
                .param("tenant", tenant.value())
                .param("conversations", ids)
                .update();
    }

    List<ConversationId> resend(TenantId tenant, Collection<MessageId> messages) {
        return jdbc.sql("""
                        WITH again AS (
                            UPDATE outbox SET state = 'queued', attempts = 0, not_before = NULL, error_code = NULL,
                                error_text = NULL, superseded = false,
                                -- Whoever sends it again has looked.
                                doubted_at = CASE WHEN error_code = 'no-answer' THEN NULL ELSE doubted_at END
                            WHERE tenant_id = :tenant AND message_id = ANY(:messages) AND dead
                            RETURNING message_id, conversation_id
                        )
                        -- The failed attempt's id would let a late receipt of it pass for one of the new attempt.
                        UPDATE message m SET status = 'queued', error_code = NULL, error_text = NULL,
                            provider_key = NULL, provider_id = NULL
                        FROM again WHERE m.tenant_id = :tenant AND m.id = again.message_id
                        RETURNING m.conversation_id""")
                .param("tenant", tenant.value())
                .param("messages", column(messages, UUID[]::new, MessageId::value))
                .query((row, n) -> new ConversationId(row.getObject(1, UUID.class)))
                .list();
    }
}
