package io.insaka.conversations.delivery;

import io.insaka.channels.spi.Content;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox rows nobody tries any more. Joins the tenant's open transaction. */
@Repository
class DeadLetterRepository {
    private final JdbcClient jdbc;
    private final Messages messages;
    private final Contacts contacts;

    DeadLetterRepository(JdbcClient tenantJdbc, Messages messages, Contacts contacts) {
        this.jdbc = tenantJdbc;
        this.messages = messages;
        this.contacts = contacts;
    }

    record Kept(DeadLetter letter, long seq) {}

    private record Row(
            UUID id,
            UUID conversation,
            UUID channel,
            ContactId contact,
            Content content,
            int attempts,
            DeadLetter.Failure error,
            Instant failedAt,
            long seq) {}

    List<Kept> list(TenantId tenant, @Nullable UUID channel, @Nullable Long before, int limit) {
        List<Row> rows = jdbc.sql("""
                        SELECT o.message_id, o.conversation_id, o.channel_id, c.contact_id, m.content, o.attempts,
                            o.error_code, o.error_text, o.attempted_at, o.created_at, o.seq
                        FROM outbox o
                        JOIN message m ON m.tenant_id = o.tenant_id AND m.id = o.message_id
                        JOIN conversation c ON c.tenant_id = o.tenant_id AND c.id = o.conversation_id
                        WHERE o.tenant_id = :tenant AND o.dead
                          AND (:channel::uuid IS NULL OR o.channel_id = :channel::uuid)
                          AND (:before::bigint IS NULL OR o.seq < :before::bigint)
                        ORDER BY o.seq DESC LIMIT :limit""")
                .param("tenant", tenant.value())
                .param("channel", channel)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> row(tenant, row))
                .list();
        Map<ContactId, Contact> people =
                contacts.find(tenant, rows.stream().map(Row::contact).distinct().toList());
        return rows.stream()
                .map(row -> new Kept(letter(row, people.get(row.contact())), row.seq()))
                .toList();
    }

    private Row row(TenantId tenant, ResultSet row) throws SQLException {
        var attempted = row.getTimestamp("attempted_at");
        return new Row(
                row.getObject("message_id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getObject("channel_id", UUID.class),
                new ContactId(row.getObject("contact_id", UUID.class)),
                messages.content(tenant, row.getBytes("content")),
                row.getInt("attempts"),
                new DeadLetter.Failure(
                        String.valueOf(row.getString("error_code")), String.valueOf(row.getString("error_text"))),
                (attempted == null ? row.getTimestamp("created_at") : attempted).toInstant(),
                row.getLong("seq"));
    }

    private static DeadLetter letter(Row row, @Nullable Contact contact) {
        return new DeadLetter(
                row.id(),
                row.conversation(),
                row.channel(),
                contact == null ? "Unknown" : contact.label(),
                Message.type(row.content()),
                row.content().words(),
                row.attempts(),
                row.error(),
                row.failedAt());
    }

    Optional<UUID> discard(TenantId tenant, UUID message) {
        return jdbc.sql("""
                        DELETE FROM outbox WHERE tenant_id = :tenant AND message_id = :message AND dead
                        RETURNING conversation_id""")
                .param("tenant", tenant.value())
                .param("message", message)
                .query(UUID.class)
                .optional();
    }
}
