package io.insaka.conversations.delivery;

import io.insaka.database.SystemTransactions;
import io.insaka.intake.Node;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.TraceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Claims and recovery of outbox rows, across organisations. */
@Repository
class DeliveryRepository {
    static final String CANDIDATES = """
            SELECT w.tenant_id, w.message_id, w.conversation_id, w.channel_id, w.attempts, w.claim + 1 AS claim,
                w.doubted_at, w.trace, w.bulk
            FROM unnest(:shards::smallint[]) AS s (shard)
            CROSS JOIN LATERAL (
                SELECT * FROM outbox o
                WHERE o.shard = s.shard AND NOT o.dead AND o.state = 'queued'
                  AND (o.not_before IS NULL OR o.not_before <= now())
                  AND o.channel_id <> ALL (:paused::uuid[])
                  -- By its conversation, one by one: OFFSET keeps it from being made into a join, and CASE the index
                  -- of what is not dead from being read from its beginning for each row.
                  AND NOT EXISTS (
                    SELECT 1 FROM outbox e WHERE e.conversation_id = o.conversation_id AND e.seq < o.seq
                    AND CASE WHEN e.dead OR e.state = 'handed' THEN false
                        -- An answer waits for no letter of a mailing but one that is on its way.
                        ELSE o.bulk OR NOT e.bulk OR e.state <> 'queued' END OFFSET 0)
                  AND NOT (o.bulk AND EXISTS (
                    SELECT 1 FROM outbox e WHERE e.conversation_id = o.conversation_id
                    AND CASE WHEN e.dead OR e.state = 'handed' THEN false ELSE NOT e.bulk END OFFSET 0))
                ORDER BY o.bulk, o.seq LIMIT :each
            ) w ORDER BY w.bulk, w.seq""";

    private final SystemTransactions system;
    private final Node node;
    private final DeliverySettings settings;

    DeliveryRepository(SystemTransactions system, Node node, DeliverySettings settings) {
        this.system = system;
        this.node = node;
        this.settings = settings;
    }

    /**
     * What could be sent now: the first row of each conversation, at most {@code each} of a shard; answers before letters of
     * mailings, and the oldest first.
     */
    List<Waiting> candidates(Collection<Short> shards, Collection<ChannelId> paused, int each) {
        return system.call(jdbc -> jdbc.sql(CANDIDATES)
                .param("shards", shards.toArray(Short[]::new))
                .param("paused", paused.stream().map(ChannelId::value).toArray(UUID[]::new))
                .param("each", each)
                .query((row, n) -> waiting(row))
                .list());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        UUID message = row.getObject("message_id", UUID.class);
        Timestamp doubted = row.getTimestamp("doubted_at");
        return new Waiting(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new MessageId(message),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getInt("attempts"),
                row.getLong("claim"),
                doubted == null ? null : doubted.toInstant(),
                TraceContext.stored(row.getBytes("trace"), message),
                row.getBoolean("bulk"));
    }

    /** Commits the attempt before anything is sent. @return the messages that are this node's to send */
    Set<MessageId> claim(List<Waiting> rows) {
        return new HashSet<>(system.call(jdbc -> jdbc.sql("""
                        UPDATE outbox o SET state = 'sending', attempts = o.attempts + 1, attempted_at = now(),
                            claimed_by = :incarnation, claim = x.claim
                        FROM unnest(:tenants::uuid[], :messages::uuid[], :claims::bigint[]) AS x (tenant_id, message_id, claim)
                        WHERE o.tenant_id = x.tenant_id AND o.message_id = x.message_id AND o.state = 'queued'
                          AND NOT o.superseded AND o.claim = x.claim - 1
                        RETURNING o.message_id""")
                .param("incarnation", node.incarnation())
                .param("tenants", rows.stream().map(row -> row.tenant().value()).toArray(UUID[]::new))
                .param(
                        "messages",
                        rows.stream().map(row -> row.message().value()).toArray(UUID[]::new))
                .param("claims", rows.stream().map(Waiting::claim).toArray(Long[]::new))
                .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
                .list()));
    }

    /**
     * What an earlier life of this node, or a node that is gone, was sending or doubted: nobody knows whether it arrived.
     * A receipt may have come while nobody listened and is delivered again by the provider; it has its time from now on.
     */
    int doubt(Collection<Short> shards) {
        return system.call(jdbc -> jdbc.sql("""
                        UPDATE outbox SET state = 'unsure', claimed_by = :incarnation,
                            not_before = now() + make_interval(secs => :patience),
                            doubted_at = coalesce(doubted_at, attempted_at),
                            error_code = 'interrupted', error_text = 'The process ended while the provider was answering.'
                        WHERE shard = ANY (:shards) AND NOT dead AND state IN ('sending', 'unsure', 'handed')
                          AND claimed_by <> :incarnation
                          AND (starts_with(claimed_by, :node) OR attempted_at < now() - make_interval(secs => :gone))""")
                .param("patience", settings.reconcileAfterRestart().toMillis() / 1000.0)
                .param("gone", settings.doubtAfter().toMillis() / 1000.0)
                .param("shards", shards.toArray(Short[]::new))
                .param("incarnation", node.incarnation())
                .param("node", node.id() + ":")
                .update());
    }

    /** A doubtful send about which no receipt came in time. */
    record Overdue(TenantId tenant, MessageId message, Instant since) {}

    List<Overdue> overdue(Collection<Short> shards, int most) {
        return system.call(jdbc -> jdbc.sql("""
                        SELECT tenant_id, message_id, not_before FROM outbox
                        WHERE shard = ANY (:shards) AND NOT dead AND state IN ('unsure', 'handed') AND not_before <= now()
                        ORDER BY seq LIMIT :most""")
                .param("shards", shards.toArray(Short[]::new))
                .param("most", most)
                .query((row, n) -> new Overdue(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new MessageId(row.getObject("message_id", UUID.class)),
                        row.getTimestamp("not_before").toInstant()))
                .list());
    }
}
