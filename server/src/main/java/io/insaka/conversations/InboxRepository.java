package io.insaka.conversations;

import io.insaka.attributes.Attributes;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.ProviderError;
import io.insaka.conversations.Inbox.Counts;
import io.insaka.conversations.Inbox.Filter;
import io.insaka.conversations.Inbox.Listed;
import io.insaka.conversations.Inbox.Place;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Openings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads across conversation, message and outbox. Joins the tenant's open transaction. */
@Repository
class InboxRepository {
    /** The outbox knows best how a message that is not sent yet is doing. */
    static final String MESSAGE = """
            SELECT %s, o.state AS outbox_state, o.error_code AS outbox_code, o.error_text AS outbox_text
            FROM message m
            LEFT JOIN outbox o ON o.tenant_id = m.tenant_id AND o.message_id = m.id AND m.status = 'queued'
            """.formatted(MessageRepository.COLUMNS);

    /** A reaction of ours is a mark at its target. One that failed is a line of its own, so that somebody sees it. */
    static final String SHOWN = "NOT (m.type = 'reaction' AND m.reply_to IS NOT NULL AND m.status <> 'failed')";

    private static final String LISTED = """
            SELECT %s, latest.id AS latest_id FROM conversation c
            LEFT JOIN LATERAL (
                SELECT m.id FROM message m WHERE m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND %s
                ORDER BY m.position DESC LIMIT 1
            ) latest ON true
            """.formatted(ThreadRepository.COLUMNS, SHOWN);

    private final JdbcClient jdbc;
    private final MessageRepository messages;
    private final MentionRepository mentions;
    private final Attributes attributes;
    private final Openings openings;
    private final Clock clock;

    InboxRepository(
            JdbcClient tenantJdbc,
            MessageRepository messages,
            MentionRepository mentions,
            Attributes attributes,
            Openings openings,
            Clock clock) {
        this.attributes = attributes;
        this.openings = openings;
        this.jdbc = tenantJdbc;
        this.mentions = mentions;
        this.messages = messages;
        this.clock = clock;
    }

    private record Row(Conversation conversation, @Nullable UUID latest) {}

    List<Listed> list(TenantId tenant, Filter filter, InboxConditions.Words words, @Nullable Place after, int limit) {
        var conditions = InboxConditions.of(tenant, filter, words, after, around(tenant));
        List<Row> rows = jdbc.sql(LISTED + conditions.where() + conditions.order() + " LIMIT :limit")
                .params(conditions.params())
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
        return withLatest(tenant, rows);
    }

    List<Listed> among(
            TenantId tenant, Filter filter, InboxConditions.Words words, Collection<ConversationId> conversations) {
        var conditions = InboxConditions.of(tenant, filter, words, null, around(tenant));
        List<Row> rows = jdbc.sql(LISTED + conditions.where() + " AND c.id = ANY(:among)" + conditions.order())
                .params(conditions.params())
                .param(
                        "among",
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> row(row))
                .list();
        return withLatest(tenant, rows);
    }

    private InboxConditions.Around around(TenantId tenant) {
        return new InboxConditions.Around(
                clock.instant(),
                () -> LocalDate.ofInstant(clock.instant(), openings.of(tenant).zone()),
                (attribute, value) -> attributes.blind(tenant, attribute, value));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(ThreadRepository.conversation(row), row.getObject("latest_id", UUID.class));
    }

    private List<Listed> withLatest(TenantId tenant, List<Row> rows) {
        UUID[] ids = rows.stream().map(Row::latest).filter(id -> id != null).toArray(UUID[]::new);
        var latest = jdbc
                .sql(MESSAGE + " WHERE m.tenant_id = :tenant AND m.id = ANY(:ids)")
                .param("tenant", tenant.value())
                .param("ids", ids)
                .query((row, n) -> message(tenant, row))
                .list()
                .stream()
                .collect(Collectors.toMap(message -> message.id().value(), message -> message));
        return rows.stream()
                .map(row -> new Listed(row.conversation(), row.latest() == null ? null : latest.get(row.latest())))
                .toList();
    }

    Optional<Listed> find(TenantId tenant, ConversationId id) {
        List<Row> rows = jdbc.sql(LISTED + " WHERE c.tenant_id = :tenant AND c.id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, n) -> row(row))
                .list();
        return withLatest(tenant, rows).stream().findFirst();
    }

    Optional<Conversation> find(TenantId tenant, ChannelId channel, ContactId contact) {
        return jdbc.sql("SELECT " + ThreadRepository.COLUMNS + """
                         FROM conversation c
                        WHERE c.tenant_id = :tenant AND c.channel_id = :channel AND c.contact_id = :contact""")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("contact", contact.value())
                .query((row, n) -> ThreadRepository.conversation(row))
                .optional();
    }

    /** Of the latest hundred: nobody counts further. */
    int unreadByContact(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE direction = 'outbound' AND type <> 'reaction'
                            AND status IN ('sent', 'delivered'))
                        FROM (SELECT direction, type, status FROM message
                            WHERE tenant_id = :tenant AND conversation_id = :conversation
                            ORDER BY position DESC LIMIT 100) latest""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query(Integer.class)
                .single();
    }

    List<Listed> of(TenantId tenant, Collection<ContactId> contacts) {
        List<Row> rows = jdbc.sql(LISTED + """
                         WHERE c.tenant_id = :tenant AND c.contact_id = ANY(:contacts)
                        ORDER BY c.last_activity_at DESC LIMIT 200""")
                .param("tenant", tenant.value())
                .param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .query((row, n) -> row(row))
                .list();
        return withLatest(tenant, rows);
    }

    Counts counts(TenantId tenant, TeammateId reader, Inbox.Status status) {
        return new Counts(
                count(tenant, reader, status, Inbox.View.MINE),
                count(tenant, reader, status, Inbox.View.UNASSIGNED),
                count(tenant, reader, status, Inbox.View.ALL),
                mentions.unseen(tenant, reader, Inbox.COUNTED));
    }

    private long count(TenantId tenant, TeammateId reader, Inbox.Status status, Inbox.View view) {
        var filter = new Filter(status, view, Inbox.Order.RECENT, reader, null, Inbox.Conditions.NONE);
        var conditions = InboxConditions.of(tenant, filter, InboxConditions.Words.NONE, null, around(tenant));
        return jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM conversation c" + conditions.where()
                        + " LIMIT :most) counted")
                .params(conditions.params())
                .param("most", Inbox.COUNTED)
                .query(Long.class)
                .single();
    }

    List<Message> messages(
            TenantId tenant, ConversationId conversation, long after, long before, boolean oldestFirst, int limit) {
        return reacted(
                tenant,
                jdbc.sql(MESSAGE + " WHERE " + SHOWN + """
                         AND m.tenant_id = :tenant AND m.conversation_id = :conversation
                          AND m.position > :after AND m.position < :before
                        ORDER BY m.position\s""" + (oldestFirst ? "ASC" : "DESC") + " LIMIT :limit")
                        .param("tenant", tenant.value())
                        .param("conversation", conversation.value())
                        .param("after", after)
                        .param("before", before)
                        .param("limit", limit)
                        .query((row, n) -> message(tenant, row))
                        .list());
    }

    Map<Inbox.Spot, List<Message>> before(TenantId tenant, Collection<Inbox.Spot> spots, int limit) {
        Map<Inbox.Spot, List<Message>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT x.message AS spot, before.* FROM unnest(:conversations::uuid[], :messages::uuid[]) AS x (conversation, message)
                        CROSS JOIN LATERAL (
                        """ + MESSAGE + " WHERE " + SHOWN + """
                             AND m.tenant_id = :tenant AND m.conversation_id = x.conversation
                              AND m.position < coalesce((SELECT position FROM message WHERE tenant_id = :tenant
                                  AND conversation_id = x.conversation AND id = x.message), 9223372036854775807)
                            ORDER BY m.position DESC LIMIT :limit) before ORDER BY before.position DESC""")
                .param("tenant", tenant.value())
                .param(
                        "conversations",
                        spots.stream().map(spot -> spot.conversation().value()).toArray(UUID[]::new))
                .param(
                        "messages",
                        spots.stream().map(spot -> spot.message().value()).toArray(UUID[]::new))
                .param("limit", limit)
                .query((row, n) -> {
                    Message message = message(tenant, row);
                    var spot = new Inbox.Spot(message.conversation(), new MessageId(row.getObject("spot", UUID.class)));
                    return found.computeIfAbsent(spot, any -> new ArrayList<>()).add(message);
                })
                .list();
        return found;
    }

    private record Ours(UUID target, Message.Body body, Author author) {}

    /** Puts our side's last word on each message at it; what could not be sent never was our word. */
    List<Message> reacted(TenantId tenant, List<Message> all) {
        Map<UUID, Ours> ours = jdbc
                .sql("""
                        SELECT DISTINCT ON (m.reply_to) m.reply_to, m.content, m.author, m.author_id FROM message m
                        WHERE m.tenant_id = :tenant AND m.type = 'reaction' AND m.reply_to = ANY (:ids)
                          AND m.status NOT IN ('failed', 'cancelled')
                        ORDER BY m.reply_to, m.position DESC""")
                .param("tenant", tenant.value())
                .param("ids", all.stream().map(message -> message.id().value()).toArray(UUID[]::new))
                .query((row, n) -> new Ours(
                        row.getObject("reply_to", UUID.class),
                        messages.body(tenant, row),
                        Author.of(row.getString("author"), row.getObject("author_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Ours::target, reaction -> reaction));
        return ours.isEmpty()
                ? all
                : all.stream()
                        .map(message -> reacted(message, ours.get(message.id().value())))
                        .toList();
    }

    private static Message reacted(Message message, @Nullable Ours ours) {
        if (ours == null || !(ours.body().content() instanceof Content.Reaction reaction) || reaction.emoji() == null) {
            return message;
        }
        // The provider's own app does not say who used it, only that it was one of us.
        String by = ours.author() instanceof Author.Bot ? "bot" : "teammate";
        return message.reacted(new Message.Reaction(reaction.emoji(), by));
    }

    Optional<Message> message(TenantId tenant, ConversationId conversation, MessageId id) {
        return jdbc.sql(MESSAGE + " WHERE m.tenant_id = :tenant AND m.conversation_id = :conversation AND m.id = :id")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("id", id.value())
                .query((row, n) -> message(tenant, row))
                .optional();
    }

    Optional<Message> latestInbound(TenantId tenant, ConversationId conversation) {
        return jdbc.sql(MESSAGE + """
                        WHERE m.tenant_id = :tenant AND m.conversation_id = :conversation AND m.direction = 'inbound'
                        ORDER BY m.position DESC LIMIT 1""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query((row, n) -> message(tenant, row))
                .optional();
    }

    boolean botIsSending(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM outbox WHERE tenant_id = :tenant AND conversation_id = :conversation
                            AND author = 'bot' AND state = 'sending')""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query(Boolean.class)
                .single();
    }

    Message message(TenantId tenant, ResultSet row) throws SQLException {
        Message message = messages.message(tenant, row);
        String state = row.getString("outbox_state");
        if (state == null || state.equals("dead")) {
            return message;
        }
        String code = row.getString("outbox_code");
        ProviderError error =
                code == null ? message.error() : new ProviderError(code, String.valueOf(row.getString("outbox_text")));
        return new Message(
                message.id(),
                message.conversation(),
                message.position(),
                message.direction(),
                message.author(),
                message.body(),
                state.equals("handed") ? MessageStatus.SENDING : MessageStatus.of(state),
                error,
                message.providerId(),
                message.replyTo(),
                message.marks(),
                message.createdAt());
    }
}
