package io.insaka.conversations;

import static io.insaka.conversations.ThreadRepository.column;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.TraceContext;
import java.time.Instant;
import java.time.ZoneOffset;
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
                        INSERT INTO outbox (tenant_id, message_id, shard, conversation_id, channel_id, author, created_at, trace)
                        SELECT :tenant, message, shard, conversation, channel, author, :now, trace
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
}
