package io.insaka.conversations;

import static io.insaka.conversations.ThreadRepository.column;
import static io.insaka.conversations.ThreadRepository.instant;

import io.insaka.channels.spi.ProviderError;
import io.insaka.conversations.ThreadChanges.Changed;
import io.insaka.conversations.ThreadChanges.Mark;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code message}. Every method joins the tenant's open transaction. */
@Repository
class MessageRepository {
    static final String COLUMNS = """
            m.id, m.conversation_id, m.position, m.direction, m.author, m.author_id, m.content, m.status, m.error_code,
            m.error_text, m.provider_id, m.reply_to, m.reactions, m.edited_at, m.revoked_at, m.created_at""";

    /** No thread is this long, and it stays a number of 18 digits. */
    private static final long BEHIND_ALL = Long.MAX_VALUE / 16;

    private final JdbcClient jdbc;
    private final MessageSeal seal;
    private final MessageKeys keys;
    private final JsonMapper json;

    MessageRepository(JdbcClient tenantJdbc, MessageSeal seal, MessageKeys keys, JsonMapper json) {
        this.keys = keys;
        this.jdbc = tenantJdbc;
        this.seal = seal;
        this.json = json;
    }

    void insert(TenantId tenant, List<NewMessage> messages) {
        jdbc.sql("""
                        INSERT INTO message (tenant_id, id, conversation_id, position, direction, author, author_id, type,
                            content, words, status, provider_key, provider_id, reply_to, created_at)
                        SELECT :tenant, id, conversation, position, direction, author, author_id, type, content,
                            string_to_array(words, ',')::bigint[], status, provider_key, provider_id, reply_to, :now
                        FROM unnest(:ids::uuid[], :conversations::uuid[], :positions::bigint[], :directions::text[],
                            :authors::text[], :authorIds::uuid[], :types::text[], :contents::bytea[], :words::text[],
                            :statuses::text[], :keys::bytea[], :providerIds::bytea[], :replies::uuid[])
                            AS x (id, conversation, position, direction, author, author_id, type, content, words,
                                status, provider_key, provider_id, reply_to)""")
                .param("tenant", tenant.value())
                .param("now", messages.getFirst().createdAt().atOffset(ZoneOffset.UTC))
                .param("ids", column(messages, UUID[]::new, m -> m.id().value()))
                .param(
                        "conversations",
                        column(messages, UUID[]::new, m -> m.conversation().value()))
                .param("positions", column(messages, Long[]::new, NewMessage::position))
                .param(
                        "directions",
                        column(messages, String[]::new, m -> m.direction().wire()))
                .param(
                        "authors",
                        column(messages, String[]::new, m -> m.author().word()))
                .param("authorIds", column(messages, UUID[]::new, m -> author(m.author())))
                .param(
                        "types",
                        column(
                                messages,
                                String[]::new,
                                m -> Message.type(m.body().content())))
                .param("contents", column(messages, byte[][]::new, m -> seal.body(tenant, m.body())))
                .param(
                        "words",
                        column(
                                messages,
                                String[]::new,
                                m -> seal.words(tenant, m.body().content().words())))
                .param(
                        "statuses",
                        column(messages, String[]::new, m -> m.status().wire()))
                .param("keys", column(messages, byte[][]::new, m -> key(tenant, m)))
                .param("providerIds", column(messages, byte[][]::new, m -> keys.seal(tenant, m.providerId())))
                .param(
                        "replies",
                        column(
                                messages,
                                UUID[]::new,
                                m -> m.replyTo() == null ? null : m.replyTo().value()))
                .update();
    }

    private static @Nullable UUID author(Author author) {
        return author.mailing() == null ? author.teammate() : author.mailing();
    }

    private byte @Nullable [] key(TenantId tenant, NewMessage message) {
        return message.providerId() == null ? null : keys.key(tenant, message.channel(), message.providerId());
    }

    Set<UUID> existing(TenantId tenant, Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("SELECT id FROM message WHERE tenant_id = :tenant AND id = ANY(:ids)")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    Optional<Message> find(TenantId tenant, MessageId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM message m WHERE m.tenant_id = :tenant AND m.id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, n) -> message(tenant, row))
                .optional();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Message> lock(TenantId tenant, MessageId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM message m WHERE m.tenant_id = :tenant AND m.id = :id FOR UPDATE")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, n) -> message(tenant, row))
                .optional();
    }

    Optional<Message> byProviderId(TenantId tenant, ChannelId channel, String providerId) {
        return jdbc.sql(
                        "SELECT " + COLUMNS
                                + " FROM message m WHERE m.tenant_id = :tenant AND m.provider_key = :key ORDER BY m.created_at LIMIT 1")
                .param("tenant", tenant.value())
                .param("key", keys.key(tenant, channel, providerId))
                .query((row, n) -> message(tenant, row))
                .optional();
    }

    /** What is settled now: whatever changes later has a place behind this. */
    Mark horizon() {
        return jdbc.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query((row, n) -> new Mark(row.getLong(1) - 1, BEHIND_ALL))
                .single();
    }

    List<Changed> changed(TenantId tenant, ConversationId conversation, Mark mark, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        , m.changed::text::bigint AS change FROM message m
                        WHERE m.tenant_id = :tenant AND m.conversation_id = :conversation
                          AND (m.changed, m.position) > (:change::text::xid8, :position)
                          AND m.changed < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY m.changed, m.position LIMIT :limit""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("change", Long.toString(mark.change()))
                .param("position", mark.position())
                .param("limit", limit)
                .query((row, n) ->
                        new Changed(new Mark(row.getLong("change"), row.getLong("position")), message(tenant, row)))
                .list();
    }

    List<Message> underway(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM outbox o JOIN message m ON m.tenant_id = o.tenant_id AND m.id = o.message_id
                        WHERE o.tenant_id = :tenant AND o.conversation_id = :conversation
                          AND o.state IN ('sending', 'unsure', 'handed') ORDER BY o.seq""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query((row, n) -> message(tenant, row))
                .list();
    }

    void replaceBody(TenantId tenant, MessageId id, Message.Body body, @Nullable Instant editedAt) {
        jdbc.sql("""
                        UPDATE message SET content = :content, words = string_to_array(:words, ',')::bigint[],
                            edited_at = coalesce(:edited::timestamptz, edited_at), changed = pg_current_xact_id()
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("content", seal.body(tenant, body))
                .param("words", seal.words(tenant, body.words()))
                .param("edited", ThreadRepository.time(editedAt))
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }

    void revoke(TenantId tenant, MessageId id, Instant at) {
        jdbc.sql("UPDATE message SET revoked_at = :at WHERE tenant_id = :tenant AND id = :id AND revoked_at IS NULL")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }

    void react(TenantId tenant, MessageId id, List<Message.Reaction> reactions) {
        jdbc.sql("UPDATE message SET reactions = :reactions::jsonb WHERE tenant_id = :tenant AND id = :id")
                .param("reactions", json.writeValueAsString(reactions))
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }

    /** Some messages of these conversations. */
    List<Message> some(TenantId tenant, Collection<UUID> conversations, int most) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM message m WHERE m.tenant_id = :tenant AND m.conversation_id = ANY(:conversations)
                        ORDER BY m.conversation_id, m.position LIMIT :most""")
                .param("tenant", tenant.value())
                .param("conversations", conversations.toArray(UUID[]::new))
                .param("most", most)
                .query((row, n) -> message(tenant, row))
                .list();
    }

    int delete(TenantId tenant, Collection<UUID> ids) {
        return jdbc.sql("DELETE FROM message WHERE tenant_id = :tenant AND id = ANY(:ids)")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** Those that are messages of these conversations. */
    List<UUID> among(TenantId tenant, Collection<UUID> conversations, Collection<UUID> ids) {
        return jdbc.sql("""
                        SELECT id FROM message
                        WHERE tenant_id = :tenant AND id = ANY(:ids) AND conversation_id = ANY(:conversations)""")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("conversations", conversations.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    Message.Body body(TenantId tenant, ResultSet row) throws SQLException {
        return seal.body(tenant, row.getBytes("content"));
    }

    Message message(TenantId tenant, ResultSet row) throws SQLException {
        String errorCode = row.getString("error_code");
        UUID replyTo = row.getObject("reply_to", UUID.class);
        return new Message(
                new MessageId(row.getObject("id", UUID.class)),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getLong("position"),
                Direction.of(row.getString("direction")),
                Author.of(row.getString("author"), row.getObject("author_id", UUID.class)),
                body(tenant, row),
                MessageStatus.of(row.getString("status")),
                errorCode == null ? null : new ProviderError(errorCode, String.valueOf(row.getString("error_text"))),
                keys.open(tenant, row.getBytes("provider_id")),
                replyTo == null ? null : new MessageId(replyTo),
                new Message.Marks(
                        Arrays.asList(json.readValue(row.getString("reactions"), Message.Reaction[].class)),
                        instant(row, "edited_at"),
                        instant(row, "revoked_at")),
                row.getTimestamp("created_at").toInstant());
    }
}
