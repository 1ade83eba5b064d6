package io.insaka.conversations;

import io.insaka.conversations.Merges.Pair;
import io.insaka.conversations.Merges.Side;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code conversation_merge}. Joins the tenant's open transaction. */
@Repository
class MergeRepository {
    /** Nobody reads a higher number. */
    private static final int COUNTED = 1_000;

    private final JdbcClient jdbc;

    MergeRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    List<Pair> of(TenantId tenant, Collection<ConversationId> conversations) {
        // Both conversations are looked at, so that whoever does not see one of them sees nothing of it here.
        return jdbc.sql("""
                        SELECT g.conversation_id, m.channel_id AS merged_channel, m.contact_id AS merged_contact,
                            g.into_id, i.channel_id AS into_channel, i.contact_id AS into_contact,
                            g.merged_by, g.merged_at, g.messages
                        FROM (SELECT * FROM conversation_merge
                                WHERE tenant_id = :tenant AND conversation_id = ANY(:ids)
                            UNION SELECT * FROM conversation_merge
                                WHERE tenant_id = :tenant AND into_id = ANY(:ids)) g
                        JOIN conversation m ON m.tenant_id = g.tenant_id AND m.id = g.conversation_id
                        JOIN conversation i ON i.tenant_id = g.tenant_id AND i.id = g.into_id
                        ORDER BY g.merged_at, g.conversation_id""")
                .param("tenant", tenant.value())
                .param("ids", conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> new Pair(
                        side(row, "conversation_id", "merged"),
                        side(row, "into_id", "into"),
                        new TeammateId(row.getObject("merged_by", UUID.class)),
                        row.getTimestamp("merged_at").toInstant(),
                        row.getInt("messages")))
                .list();
    }

    private static Side side(ResultSet row, String id, String which) throws SQLException {
        return new Side(
                new ConversationId(row.getObject(id, UUID.class)),
                new ChannelId(row.getObject(which + "_channel", UUID.class)),
                new ContactId(row.getObject(which + "_contact", UUID.class)));
    }

    int count(TenantId tenant, ConversationId into) {
        return jdbc.sql("SELECT count(*) FROM conversation_merge WHERE tenant_id = :tenant AND into_id = :into")
                .param("tenant", tenant.value())
                .param("into", into.value())
                .query(Integer.class)
                .single();
    }

    int messages(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM message m WHERE " + InboxRepository.SHOWN
                        + " AND m.tenant_id = :tenant AND m.conversation_id = :conversation LIMIT :most) counted")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("most", COUNTED)
                .query(Integer.class)
                .single();
    }

    void insert(TenantId tenant, Merge merge) {
        jdbc.sql("""
                        INSERT INTO conversation_merge (tenant_id, conversation_id, into_id, merged_by, merged_at, messages,
                            labels, along, was_open, was_holder, was_holder_id, was_reason, was_waiting_since,
                            was_priority, was_snoozed_until, reopened, handed, fence, position, own_priority)
                        VALUES (:tenant, :conversation, :into, :by, :at, :messages, :labels, :along, :open, :holder,
                            :holderId::uuid, :reason::text, :waiting::timestamptz, :priority, :snoozed::timestamptz,
                            :reopened, :handed, :fence, :position, :own::smallint)""")
                .param("tenant", tenant.value())
                .param("conversation", merge.conversation().value())
                .param("into", merge.into().value())
                .param("by", merge.by().value())
                .param("at", merge.at().atOffset(ZoneOffset.UTC))
                .param("messages", merge.messages())
                .param("labels", merge.brought().labels().toArray(UUID[]::new))
                .param("along", merge.brought().along().toArray(UUID[]::new))
                .param("open", merge.was().open())
                .param("holder", merge.was().holder().word())
                .param("holderId", merge.was().holder().teammate())
                .param("reason", merge.was().reason())
                .param("waiting", ThreadRepository.time(merge.was().waitingSince()))
                .param("priority", merge.was().priority().rank())
                .param("snoozed", ThreadRepository.time(merge.was().snoozedUntil()))
                .param("reopened", merge.took().reopened())
                .param("handed", merge.took().handed())
                .param("fence", merge.took().fence())
                .param("position", merge.took().position())
                .param(
                        "own",
                        merge.took().own() == null ? null : merge.took().own().rank())
                .update();
    }

    Optional<Merge> find(TenantId tenant, ConversationId conversation) {
        return jdbc.sql(
                        "SELECT * FROM conversation_merge WHERE tenant_id = :tenant AND conversation_id = :conversation")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query((row, n) -> merge(row))
                .optional();
    }

    /** Those that were merged into it, the first first. */
    List<Merge> into(TenantId tenant, ConversationId other) {
        return jdbc.sql("""
                        SELECT * FROM conversation_merge WHERE tenant_id = :tenant AND into_id = :into
                        ORDER BY merged_at, conversation_id""")
                .param("tenant", tenant.value())
                .param("into", other.value())
                .query((row, n) -> merge(row))
                .list();
    }

    boolean delete(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("DELETE FROM conversation_merge WHERE tenant_id = :tenant AND conversation_id = :conversation")
                        .param("tenant", tenant.value())
                        .param("conversation", conversation.value())
                        .update()
                > 0;
    }

    private static Merge merge(ResultSet row) throws SQLException {
        return new Merge(
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                new ConversationId(row.getObject("into_id", UUID.class)),
                new TeammateId(row.getObject("merged_by", UUID.class)),
                row.getTimestamp("merged_at").toInstant(),
                row.getInt("messages"),
                new Merge.Brought(ids(row, "labels"), ids(row, "along")),
                new Merge.Was(
                        row.getBoolean("was_open"),
                        Holder.of(row.getString("was_holder"), row.getObject("was_holder_id", UUID.class)),
                        row.getString("was_reason"),
                        ThreadRepository.instant(row, "was_waiting_since"),
                        Priority.ranked(row.getInt("was_priority")),
                        ThreadRepository.instant(row, "was_snoozed_until")),
                new Merge.Took(
                        row.getBoolean("reopened"),
                        row.getBoolean("handed"),
                        row.getLong("fence"),
                        row.getLong("position"),
                        own(row)));
    }

    private static @Nullable Priority own(ResultSet row) throws SQLException {
        int rank = row.getInt("own_priority");
        return row.wasNull() ? null : Priority.ranked(rank);
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }
}
