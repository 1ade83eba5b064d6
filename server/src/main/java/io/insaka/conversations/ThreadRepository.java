package io.insaka.conversations;

import io.insaka.conversations.Threads.Key;
import io.insaka.intake.Lane;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code conversation}. Every method joins the tenant's open transaction. */
@Repository
class ThreadRepository {
    static final String COLUMNS = """
            c.id, c.channel_id, c.contact_id, c.lane, c.created_at, c.status, c.holder, c.holder_id, c.fence,
            c.hand_over_reason, c.hand_over_at, c.unread, c.waiting_since, c.last_inbound_at, c.last_activity_at,
            c.next_position, c.priority, c.told_at, c.snoozed_until, c.unreachable_since, c.team_id, c.due_at,
            c.due_warn_at, c.due_target, c.merged_into""";

    private final JdbcClient jdbc;
    private final Ids ids;

    ThreadRepository(JdbcClient tenantJdbc, Ids ids) {
        this.jdbc = tenantJdbc;
        this.ids = ids;
    }

    record Pair(ChannelId channel, ContactId contact) {}

    List<Conversation> lockOrCreate(TenantId tenant, Collection<Key> keys, Instant now) {
        Map<Pair, Key> wanted = new LinkedHashMap<>();
        keys.forEach(key -> wanted.putIfAbsent(new Pair(key.channel(), key.contact()), key));
        List<Conversation> found = lock(tenant, wanted.keySet());
        Set<Pair> missing = new HashSet<>(wanted.keySet());
        found.forEach(conversation -> missing.remove(new Pair(conversation.channel(), conversation.contact())));
        if (missing.isEmpty()) {
            return found;
        }
        create(tenant, missing.stream().map(wanted::get).toList(), now);
        List<Conversation> all = new ArrayList<>(found);
        all.addAll(lock(tenant, missing));
        return all;
    }

    private List<Conversation> lock(TenantId tenant, Collection<Pair> pairs) {
        // In one order, so that two workers that want the same threads wait for each other instead of dying.
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM conversation c
                        JOIN unnest(:channels::uuid[], :contacts::uuid[]) AS x (channel_id, contact_id)
                            ON c.tenant_id = :tenant AND c.channel_id = x.channel_id AND c.contact_id = x.contact_id
                        ORDER BY c.id FOR UPDATE OF c""")
                .param(
                        "channels",
                        pairs.stream().map(pair -> pair.channel().value()).toArray(UUID[]::new))
                .param(
                        "contacts",
                        pairs.stream().map(pair -> pair.contact().value()).toArray(UUID[]::new))
                .param("tenant", tenant.value())
                .query((row, n) -> conversation(row))
                .list();
    }

    private void create(TenantId tenant, List<Key> keys, Instant now) {
        jdbc.sql("""
                        INSERT INTO conversation (tenant_id, id, channel_id, contact_id, lane, shard, last_activity_at, created_at)
                        SELECT :tenant, x.id, x.channel, x.contact, x.lane, x.shard, :now, :now
                        FROM unnest(:ids::uuid[], :channels::uuid[], :contacts::uuid[], :lanes::bigint[], :shards::smallint[])
                            AS x (id, channel, contact, lane, shard)
                        -- Who is being erased begins no thread any more: whoever wanted it looks again who it is.
                        JOIN contact known ON known.tenant_id = :tenant AND known.id = x.contact
                        FOR KEY SHARE OF known
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", column(keys, UUID[]::new, key -> ids.next()))
                .param(
                        "channels",
                        column(keys, UUID[]::new, key -> key.channel().value()))
                .param(
                        "contacts",
                        column(keys, UUID[]::new, key -> key.contact().value()))
                .param("lanes", column(keys, Long[]::new, Key::lane))
                .param("shards", column(keys, Short[]::new, key -> Lane.shard(key.lane())))
                .update();
    }

    /** In one order, as {@link #lockOrCreate} does it. */
    List<Conversation> lockAll(TenantId tenant, Collection<ConversationId> conversations) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM conversation c WHERE c.tenant_id = :tenant AND c.id = ANY(:ids)
                        ORDER BY c.id FOR UPDATE""")
                .param("tenant", tenant.value())
                .param("ids", conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> conversation(row))
                .list();
    }

    Optional<Conversation> lock(TenantId tenant, ConversationId id) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM conversation c WHERE c.tenant_id = :tenant AND c.id = :id FOR UPDATE")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, n) -> conversation(row))
                .optional();
    }

    List<Threads.Quiet> quiet(TenantId tenant, Instant before, Threads.@Nullable Place after, int most) {
        return jdbc.sql("""
                        SELECT id, channel_id, last_activity_at FROM conversation
                        WHERE tenant_id = :tenant AND status = 'open' AND snoozed_until IS NULL
                          AND last_activity_at <= :before::timestamptz
                          AND (last_activity_at, id) > (:at::timestamptz, :id)
                          AND waiting_since IS NULL AND holder <> 'queue'
                        ORDER BY last_activity_at, id LIMIT :most""")
                .param("tenant", tenant.value())
                .param("before", time(before))
                .param("at", time(after == null ? Instant.EPOCH : after.at()))
                .param("id", after == null ? new UUID(0, 0) : after.id().value())
                .param("most", most)
                .query((row, n) -> new Threads.Quiet(
                        new ConversationId(row.getObject("id", UUID.class)),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getTimestamp("last_activity_at").toInstant()))
                .list();
    }

    List<Conversation> of(TenantId tenant, Collection<ContactId> contacts) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM conversation c WHERE c.tenant_id = :tenant AND c.contact_id = ANY(:contacts)")
                .param("tenant", tenant.value())
                .param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .query((row, n) -> conversation(row))
                .list();
    }

    /** Of these contacts; nobody writes in them until the transaction ends. */
    List<Conversation> lockOf(TenantId tenant, Collection<ContactId> contacts) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM conversation c WHERE c.tenant_id = :tenant AND c.contact_id = ANY(:contacts)
                        ORDER BY c.id FOR UPDATE""")
                .param("tenant", tenant.value())
                .param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .query((row, n) -> conversation(row))
                .list();
    }

    int delete(TenantId tenant, Collection<UUID> conversations) {
        return jdbc.sql("DELETE FROM conversation WHERE tenant_id = :tenant AND id = ANY(:ids)")
                .param("tenant", tenant.value())
                .param("ids", conversations.toArray(UUID[]::new))
                .update();
    }

    Optional<ChannelId> channel(TenantId tenant, ConversationId id) {
        return jdbc.sql("SELECT channel_id FROM conversation WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, n) -> new ChannelId(row.getObject("channel_id", UUID.class)))
                .optional();
    }

    /** In one order, so that two who lock them one after the other do not wait for each other for ever. */
    List<ConversationId> heldBy(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("""
                        SELECT id FROM conversation
                        WHERE tenant_id = :tenant AND holder <> 'bot' AND holder = 'teammate' AND holder_id = :teammate
                        ORDER BY id""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .query((row, n) -> new ConversationId(row.getObject("id", UUID.class)))
                .list();
    }

    void update(TenantId tenant, List<Conversation> conversations) {
        jdbc.sql("""
                        UPDATE conversation c SET status = x.status, holder = x.holder, holder_id = x.holder_id,
                            fence = x.fence, hand_over_reason = x.reason, hand_over_at = x.since, unread = x.unread,
                            waiting_since = x.waiting_since, last_inbound_at = x.last_inbound_at,
                            last_activity_at = x.last_at, next_position = x.next_position,
                            priority = x.priority, told_at = x.told_at, snoozed_until = x.snoozed, merged_into = x.merged,
                            -- Who writes can be reached.
                            unreachable_since = CASE WHEN x.last_inbound_at IS DISTINCT FROM c.last_inbound_at
                                THEN NULL ELSE c.unreachable_since END
                        FROM unnest(:ids::uuid[], :statuses::text[], :holders::text[], :holderIds::uuid[],
                            :fences::bigint[], :reasons::text[], :sinces::timestamptz[], :unread::int[],
                            :waiting::timestamptz[], :inbound::timestamptz[], :lastAt::timestamptz[], :positions::bigint[],
                            :priorities::smallint[], :told::timestamptz[],
                            :snoozed::timestamptz[], :merged::uuid[])
                            AS x (id, status, holder, holder_id, fence, reason, since, unread, waiting_since,
                                last_inbound_at, last_at, next_position, priority, told_at, snoozed, merged)
                        WHERE c.tenant_id = :tenant AND c.id = x.id""")
                .param("tenant", tenant.value())
                .param("ids", column(conversations, UUID[]::new, c -> c.id().value()))
                .param("statuses", column(conversations, String[]::new, c -> c.resolved() ? "resolved" : "open"))
                .param(
                        "holders",
                        column(conversations, String[]::new, c -> c.holder().word()))
                .param(
                        "holderIds",
                        column(conversations, UUID[]::new, c -> c.holder().teammate()))
                .param(
                        "fences",
                        column(conversations, Long[]::new, c -> c.lease().fence()))
                .param(
                        "reasons",
                        column(conversations, String[]::new, c -> c.lease().reason()))
                .param(
                        "sinces",
                        column(conversations, String[]::new, c -> time(c.lease().since())))
                .param(
                        "unread",
                        column(conversations, Integer[]::new, c -> c.activity().unread()))
                .param(
                        "waiting",
                        column(
                                conversations,
                                String[]::new,
                                c -> time(c.activity().waitingSince())))
                .param(
                        "inbound",
                        column(
                                conversations,
                                String[]::new,
                                c -> time(c.activity().lastInboundAt())))
                .param(
                        "lastAt",
                        column(
                                conversations,
                                String[]::new,
                                c -> time(c.activity().lastAt())))
                .param(
                        "positions",
                        column(conversations, Long[]::new, c -> c.activity().nextPosition()))
                .param("priorities", column(conversations, Short[]::new, c ->
                        (short) c.attention().priority().rank()))
                .param(
                        "told",
                        column(
                                conversations,
                                String[]::new,
                                c -> time(c.attention().toldAt())))
                .param(
                        "snoozed",
                        column(
                                conversations,
                                String[]::new,
                                c -> time(c.attention().snoozedUntil())))
                .param("merged", column(conversations, UUID[]::new, c -> {
                    ConversationId into = c.mergedInto();
                    return into == null ? null : into.value();
                }))
                .update();
    }

    static <S, T> T[] column(
            Collection<S> rows,
            java.util.function.IntFunction<T[]> array,
            Function<S, ? extends @Nullable Object> value) {
        return rows.stream().map(value).toArray(array);
    }

    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toString();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Due due(ResultSet row) throws SQLException {
        Instant at = instant(row, "due_at");
        Instant warnAt = instant(row, "due_warn_at");
        return at == null || warnAt == null ? null : new Due(Due.Target.of(row.getString("due_target")), at, warnAt);
    }

    static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                new ConversationId(row.getObject("id", UUID.class)),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getLong("lane"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("status").equals("resolved"),
                new Conversation.Lease(
                        Holder.of(row.getString("holder"), row.getObject("holder_id", UUID.class)),
                        row.getLong("fence"),
                        row.getString("hand_over_reason"),
                        instant(row, "hand_over_at")),
                new Conversation.Activity(
                        row.getInt("unread"),
                        instant(row, "waiting_since"),
                        instant(row, "last_inbound_at"),
                        row.getTimestamp("last_activity_at").toInstant(),
                        row.getLong("next_position")),
                new Conversation.Attention(
                        Priority.ranked(row.getInt("priority")),
                        instant(row, "told_at"),
                        instant(row, "snoozed_until")),
                instant(row, "unreachable_since"),
                row.getObject("team_id", UUID.class),
                due(row),
                merged(row));
    }

    private static @Nullable ConversationId merged(ResultSet row) throws SQLException {
        UUID into = row.getObject("merged_into", UUID.class);
        return into == null ? null : new ConversationId(into);
    }
}
