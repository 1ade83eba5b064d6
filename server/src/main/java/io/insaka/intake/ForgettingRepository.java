package io.insaka.intake;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items that are to be forgotten. Joins the tenant's open transaction. */
@Repository
class ForgettingRepository {
    private final JdbcClient jdbc;

    ForgettingRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    List<UUID> begun(TenantId tenant, Collection<Long> lanes) {
        return jdbc.sql("""
                        SELECT item_id FROM intake_waiting
                        WHERE tenant_id = :tenant AND shard = ANY(:shards) AND lane = ANY(:lanes) AND begun""")
                .param("tenant", tenant.value())
                .param("shards", lanes.stream().map(Lane::shard).toArray(Short[]::new))
                .param("lanes", lanes.toArray(Long[]::new))
                .query(UUID.class)
                .list();
    }

    /** The balance counts them as stored: what became of them is known. */
    void drop(TenantId tenant, Collection<UUID> items, Instant now) {
        jdbc.sql("""
                        WITH gone AS (
                            DELETE FROM intake_waiting WHERE tenant_id = :tenant AND item_id = ANY(:items) AND begun
                            RETURNING item_id
                        ), outcome AS (
                            INSERT INTO intake_outcome (tenant_id, item_id, state, at)
                            SELECT :tenant, item_id, 'done', :now FROM gone ON CONFLICT DO NOTHING RETURNING item_id
                        )
                        INSERT INTO intake_tally AS t (tenant_id, channel_id, part, stored)
                        SELECT :tenant, i.channel_id, 'erased', count(*) FROM outcome o
                        JOIN intake_item i ON i.tenant_id = :tenant AND i.id = o.item_id GROUP BY i.channel_id
                        ON CONFLICT (tenant_id, channel_id, part) DO UPDATE SET stored = t.stored + excluded.stored""")
                .param("tenant", tenant.value())
                .param("items", items.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last of the next so many items; empty behind the last one. */
    Optional<UUID> someBehind(TenantId tenant, UUID after, UUID until, int some) {
        return jdbc.sql("""
                        SELECT id FROM (SELECT id FROM intake_item
                            WHERE tenant_id = :tenant AND id > :after AND id < :until ORDER BY id LIMIT :some) next
                        ORDER BY id DESC LIMIT 1""")
                .param("tenant", tenant.value())
                .param("after", after)
                .param("until", until)
                .param("some", some)
                .query(UUID.class)
                .optional();
    }

    /** Of one channel. @param nothing sealed, and equal for all of them */
    void empty(TenantId tenant, UUID after, UUID end, ChannelId channel, byte[] nothing) {
        jdbc.sql("""
                        UPDATE intake_item SET raw = :nothing, provider_id = NULL, trace = NULL
                        WHERE tenant_id = :tenant AND id > :after AND id <= :end AND channel_id = :channel
                          AND NOT EXISTS (SELECT FROM intake_waiting w
                              WHERE w.tenant_id = :tenant AND w.shard = (intake_item.lane & 63)::smallint
                                AND w.priority = CASE intake_item.kind WHEN 'status' THEN 1 ELSE 0 END
                                AND w.seq = intake_item.seq)""")
                .param("nothing", nothing)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("end", end)
                .param("channel", channel.value())
                .update();
    }

    /** @param nothing sealed, and equal for all of them: there is nothing to tell apart */
    int empty(TenantId tenant, UUID after, UUID end, Long[] lanes, byte[] nothing) {
        return jdbc.sql("""
                        UPDATE intake_item SET raw = :nothing, provider_id = NULL, trace = NULL, lane = 0
                        WHERE tenant_id = :tenant AND id > :after AND id <= :end AND lane = ANY(:lanes)
                          AND NOT EXISTS (SELECT FROM intake_waiting w
                              WHERE w.tenant_id = :tenant AND w.shard = (intake_item.lane & 63)::smallint
                                AND w.priority = CASE intake_item.kind WHEN 'status' THEN 1 ELSE 0 END
                                AND w.seq = intake_item.seq)""")
                .param("nothing", nothing)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("end", end)
                .param("lanes", lanes)
                .update();
    }
}
