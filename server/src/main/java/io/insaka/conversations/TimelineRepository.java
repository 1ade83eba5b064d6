package io.insaka.conversations;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Several threads read as one. Joins the tenant's open transaction. */
@Repository
class TimelineRepository {
    private final JdbcClient jdbc;
    private final InboxRepository inbox;

    TimelineRepository(JdbcClient tenantJdbc, InboxRepository inbox) {
        this.jdbc = tenantJdbc;
        this.inbox = inbox;
    }

    List<Conversation> threads(TenantId tenant, Collection<ContactId> contacts) {
        return jdbc.sql("SELECT " + ThreadRepository.COLUMNS
                        + " FROM conversation c WHERE c.tenant_id = :tenant AND c.contact_id = ANY(:contacts)")
                .param("tenant", tenant.value())
                .param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .query((row, n) -> ThreadRepository.conversation(row))
                .list();
    }

    /** Of each thread its latest ones before, by the index of its positions; of those the latest of all. */
    List<Message> read(
            TenantId tenant, Collection<ConversationId> conversations, Inbox.@Nullable Moment before, int limit) {
        String earlier = before == null ? "" : " AND (m.created_at, m.id) < (:at::timestamptz, :id::uuid)";
        List<UUID> ids = jdbc.sql("""
                        SELECT latest.id FROM unnest(:conversations::uuid[]) AS x (id)
                        CROSS JOIN LATERAL (
                            SELECT m.id, m.created_at FROM message m
                            WHERE m.tenant_id = :tenant AND m.conversation_id = x.id AND\s""" + InboxRepository.SHOWN + earlier + """
                         ORDER BY m.position DESC LIMIT :limit) latest
                        ORDER BY latest.created_at DESC, latest.id DESC LIMIT :limit""")
                .param(
                        "conversations",
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .param("tenant", tenant.value())
                .param("at", before == null ? null : ThreadRepository.time(before.at()))
                .param("id", before == null ? null : before.id().value())
                .param("limit", limit)
                .query(UUID.class)
                .list();
        List<Message> messages = jdbc.sql(InboxRepository.MESSAGE + " WHERE m.tenant_id = :tenant AND m.id = ANY(:ids)")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> inbox.message(tenant, row))
                .list();
        return inbox.reacted(tenant, messages).stream()
                .sorted(Comparator.comparing(Message::createdAt)
                        .thenComparing(message -> message.id().toString())
                        .reversed())
                .toList();
    }

    /** Which messages of these threads have all the words, the latest first. */
    List<Inbox.Hit> containing(TenantId tenant, Collection<ConversationId> conversations, Long[] words, int limit) {
        return jdbc.sql("""
                        SELECT m.id, m.conversation_id, m.created_at FROM message m
                        WHERE m.tenant_id = :tenant AND m.conversation_id = ANY(:conversations)
                          AND m.words @> :words::bigint[] AND m.revoked_at IS NULL AND\s""" + InboxRepository.SHOWN + """
                         ORDER BY m.created_at DESC, m.id DESC LIMIT :limit""")
                .param("tenant", tenant.value())
                .param(
                        "conversations",
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .param("words", words)
                .param("limit", limit)
                .query((row, n) -> new Inbox.Hit(
                        new MessageId(row.getObject("id", UUID.class)),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }
}
