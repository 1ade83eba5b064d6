package io.insaka.conversations;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ChannelId;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** How full the outbox is, over all organisations. Looks at a bounded number of rows. */
@Repository
class OutboxDepthRepository {
    private final SystemTransactions system;

    OutboxDepthRepository(SystemTransactions system) {
        this.system = system;
    }

    OutboxDepth.Depth depth(int most, Collection<ChannelId> held) {
        return system.call(jdbc -> jdbc.sql("""
                        WITH waiting AS MATERIALIZED (
                            SELECT channel_id, created_at FROM outbox WHERE state <> 'dead' ORDER BY shard, seq LIMIT :most
                        ), dead AS (
                            SELECT 1 FROM outbox WHERE state = 'dead' ORDER BY tenant_id, channel_id, seq LIMIT :most
                        )
                        SELECT count(*) AS waiting, min(created_at) FILTER (WHERE channel_id <> ALL (:held::uuid[])) AS oldest,
                            (SELECT count(*) FROM dead) AS dead
                        FROM waiting""")
                .param("most", most)
                .param("held", held.stream().map(ChannelId::value).toArray(UUID[]::new))
                .query((row, n) -> new OutboxDepth.Depth(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant),
                        row.getLong("dead")))
                .single());
    }
}
