package io.insaka.conversations.delivery;

import io.insaka.channels.Channels;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.Original;
import io.insaka.channels.spi.ProviderError;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.BulkConsent;
import io.insaka.conversations.Messages;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Opens claimed messages: content, addresses, what they answer. Joins the tenant's open transaction. */
@Repository
class LetterRepository {
    private final JdbcClient jdbc;
    private final Messages messages;
    private final Contacts contacts;
    private final Channels channels;
    private final BulkConsent consent;

    LetterRepository(
            JdbcClient tenantJdbc, Messages messages, Contacts contacts, Channels channels, BulkConsent consent) {
        this.consent = consent;
        this.channels = channels;
        this.jdbc = tenantJdbc;
        this.messages = messages;
        this.contacts = contacts;
    }

    private record Row(
            MessageId id,
            ContactId contact,
            UUID conversation,
            byte[] content,
            byte @Nullable [] replyTo,
            boolean byTeammate,
            @Nullable UUID mailing,
            @Nullable Instant heardAt) {
        boolean bulk() {
            return mailing != null;
        }
    }

    List<Sender.Letter> open(TenantId tenant, List<Waiting> claimed) {
        Map<MessageId, Waiting> waiting = new HashMap<>();
        claimed.forEach(row -> waiting.put(row.message(), row));
        List<Row> rows = jdbc.sql("""
                        SELECT m.id, c.contact_id, m.conversation_id, m.content, m.author, m.author_id, c.last_inbound_at, answered.provider_id AS reply_to
                        FROM message m
                        JOIN conversation c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
                        LEFT JOIN message answered ON answered.tenant_id = m.tenant_id AND answered.id = m.reply_to
                        WHERE m.tenant_id = :tenant AND m.id = ANY(:ids)""")
                .param("tenant", tenant.value())
                .param("ids", claimed.stream().map(row -> row.message().value()).toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        new MessageId(row.getObject("id", UUID.class)),
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        row.getObject("conversation_id", UUID.class),
                        row.getBytes("content"),
                        row.getBytes("reply_to"),
                        "teammate".equals(row.getString("author")),
                        "mailing".equals(row.getString("author")) ? row.getObject("author_id", UUID.class) : null,
                        heardAt(row)))
                .list();
        Map<ContactId, Contact> people =
                contacts.find(tenant, rows.stream().map(Row::contact).distinct().toList());
        var around = new Around(waiting, answered(tenant, rows, waiting), unwilling(tenant, rows));
        return rows.stream()
                .map(row -> letter(tenant, row, addresses(people.get(row.contact())), around))
                .toList();
    }

    /** What is known of all that were claimed together. @param unwilling by mailing */
    private record Around(
            Map<MessageId, Waiting> waiting,
            Map<UUID, Original> answered,
            Map<UUID, Map<ContactId, String>> unwilling) {}

    /** Looked at once more, now that nothing comes between this and the provider. */
    private Map<UUID, Map<ContactId, String>> unwilling(TenantId tenant, List<Row> rows) {
        Map<UUID, Map<ContactId, String>> unwilling = new HashMap<>();
        rows.stream()
                .filter(Row::bulk)
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.mailing()),
                        Collectors.mapping(Row::contact, Collectors.toSet())))
                .forEach((mailing, contacts) -> unwilling.put(mailing, consent.unwilling(tenant, mailing, contacts)));
        return unwilling;
    }

    /** By conversation, what was said last in it; looked up only for channels on which an answer has to carry it. */
    private Map<UUID, Original> answered(TenantId tenant, List<Row> rows, Map<MessageId, Waiting> waiting) {
        UUID[] threaded = rows.stream()
                .filter(row -> !row.bulk() && threads(tenant, waiting.get(row.id())))
                .map(Row::conversation)
                .distinct()
                .toArray(UUID[]::new);
        Map<UUID, Original> answered = new HashMap<>();
        if (threaded.length > 0) {
            jdbc.sql("""
                            SELECT c.id, m.content FROM unnest(:conversations::uuid[]) AS c (id)
                            CROSS JOIN LATERAL (
                                SELECT content FROM message
                                WHERE tenant_id = :tenant AND conversation_id = c.id AND direction = 'inbound'
                                ORDER BY position DESC LIMIT 1) m""")
                    .param("conversations", threaded)
                    .param("tenant", tenant.value())
                    .query(row -> {
                        Original original = messages.original(tenant, row.getBytes("content"));
                        if (original != null) {
                            answered.put(row.getObject("id", UUID.class), original);
                        }
                    });
        }
        return answered;
    }

    private boolean threads(TenantId tenant, @Nullable Waiting row) {
        return row != null
                && channels.find(tenant, row.channel())
                        .flatMap(account -> channels.findAdapter(account.kind()))
                        .filter(Channel::threads)
                        .isPresent();
    }

    private static @Nullable Instant heardAt(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("last_inbound_at");
        return at == null ? null : at.toInstant();
    }

    private static List<Address> addresses(@Nullable Contact contact) {
        return contact == null ? List.of() : contact.addresses();
    }

    private Sender.Bulk bulk(TenantId tenant, Row row, UUID mailing, Around around) {
        Original original = messages.original(tenant, row.content());
        String why = around.unwilling().getOrDefault(mailing, Map.of()).get(row.contact());
        return new Sender.Bulk(
                row.contact(),
                original == null ? null : original.subject(),
                why == null ? null : new ProviderError(why, "They did not want it any more when it was to be sent."));
    }

    private Sender.Letter letter(TenantId tenant, Row row, List<Address> to, Around around) {
        Waiting claimed = around.waiting().get(row.id());
        if (claimed == null) {
            throw new IllegalStateException("message " + row.id() + " was not claimed");
        }
        return new Sender.Letter(
                claimed,
                messages.content(tenant, row.content()),
                to,
                messages.providerId(tenant, row.replyTo()),
                row.byTeammate(),
                row.heardAt(),
                around.answered().get(row.conversation()),
                row.mailing() == null ? null : bulk(tenant, row, row.mailing(), around));
    }
}
