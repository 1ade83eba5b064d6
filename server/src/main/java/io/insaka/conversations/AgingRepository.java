package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages that are older than they may become. Joins the tenant's open transaction. */
@Repository
class AgingRepository {
    /** What is still on its way is not old. */
    private static final String OLD = """
            m.created_at < :border AND NOT EXISTS (SELECT FROM outbox o
                WHERE o.tenant_id = m.tenant_id AND o.message_id = m.id AND o.state <> 'dead')""";

    private final JdbcClient jdbc;
    private final MessageRepository messages;

    AgingRepository(JdbcClient tenantJdbc, MessageRepository messages) {
        this.jdbc = tenantJdbc;
        this.messages = messages;
    }

    Aging.Count count(TenantId tenant, ChannelId channel, Instant border, Set<String> files) {
        return jdbc.sql("""
                        SELECT count(*) AS messages, count(DISTINCT m.conversation_id) AS conversations,
                            count(*) FILTER (WHERE m.type = ANY(:files)) AS files
                        FROM message m JOIN conversation c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
                        WHERE c.tenant_id = :tenant AND c.channel_id = :channel AND\s""" + OLD)
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("border", border.atOffset(ZoneOffset.UTC))
                .param("files", files.toArray(String[]::new))
                .query((row, n) ->
                        new Aging.Count(row.getLong("messages"), row.getLong("conversations"), row.getLong("files")))
                .single();
    }

    /**
     * Of the conversations that may be due, some in which nothing is old: they are not looked at again before something can
     * be. Those that somebody writes in now stay.
     *
     * @param next no conversation is due again before the border is there
     */
    int settle(TenantId tenant, ChannelId channel, Instant border, Instant next, int most) {
        return jdbc.sql("""
                        WITH due AS MATERIALIZED (
                            SELECT id FROM conversation
                            WHERE tenant_id = :tenant AND channel_id = :channel AND aged_at < :border
                            ORDER BY aged_at LIMIT :most FOR NO KEY UPDATE SKIP LOCKED)
                        UPDATE conversation c SET aged_at = greatest(:next::timestamptz, (
                            SELECT min(m.created_at) FROM message m WHERE m.tenant_id = :tenant AND m.conversation_id = c.id))
                        FROM due
                        WHERE c.tenant_id = :tenant AND c.id = due.id AND NOT EXISTS (
                            SELECT FROM message m WHERE m.tenant_id = :tenant AND m.conversation_id = c.id AND\s""" + OLD + ")")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("border", border.atOffset(ZoneOffset.UTC))
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    /** It is left as it is until the border is there. */
    void leave(TenantId tenant, ConversationId conversation, Instant next) {
        jdbc.sql("UPDATE conversation SET aged_at = :next WHERE tenant_id = :tenant AND id = :conversation")
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .update();
    }

    /** The conversation of the channel in which something has been old for longest. */
    Optional<ConversationId> next(TenantId tenant, ChannelId channel, Instant border) {
        return jdbc.sql("""
                        SELECT c.id FROM conversation c
                        WHERE c.tenant_id = :tenant AND c.channel_id = :channel AND c.aged_at < :border AND EXISTS (
                            SELECT FROM message m WHERE m.tenant_id = :tenant AND m.conversation_id = c.id AND\s""" + OLD + """
                        ) ORDER BY c.aged_at LIMIT 1""")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("border", border.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new ConversationId(row.getObject("id", UUID.class)))
                .optional();
    }

    List<Message> old(TenantId tenant, ConversationId conversation, Instant border, int most) {
        return jdbc.sql("SELECT " + MessageRepository.COLUMNS + " FROM message m"
                        + " WHERE m.tenant_id = :tenant AND m.conversation_id = :conversation AND " + OLD
                        + " ORDER BY m.position LIMIT :most")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("border", border.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> messages.message(tenant, row))
                .list();
    }

    /** Those of them that nobody has begun to send again meanwhile; which ones went. */
    List<UUID> delete(TenantId tenant, Collection<UUID> ids) {
        UUID[] all = ids.toArray(UUID[]::new);
        jdbc.sql("DELETE FROM outbox WHERE tenant_id = :tenant AND message_id = ANY(:ids) AND state = 'dead'")
                .param("tenant", tenant.value())
                .param("ids", all)
                .update();
        List<UUID> gone = jdbc.sql("""
                        DELETE FROM message m WHERE m.tenant_id = :tenant AND m.id = ANY(:ids) AND NOT EXISTS (
                            SELECT FROM outbox o WHERE o.tenant_id = m.tenant_id AND o.message_id = m.id)
                        RETURNING m.id""")
                .param("tenant", tenant.value())
                .param("ids", all)
                .query(UUID.class)
                .list();
        jdbc.sql("DELETE FROM attachment_fetch WHERE tenant_id = :tenant AND message_id = ANY(:ids)")
                .param("tenant", tenant.value())
                .param("ids", gone.toArray(UUID[]::new))
                .update();
        return gone;
    }

    /** Nobody is to read what is gone. */
    void forgetUnread(TenantId tenant, ConversationId conversation) {
        jdbc.sql("""
                        UPDATE conversation c SET unread = least(c.unread, (SELECT count(*) FROM message m
                            WHERE m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND m.direction = 'inbound'))
                        WHERE c.tenant_id = :tenant AND c.id = :conversation AND c.unread > 0""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .update();
    }
}
