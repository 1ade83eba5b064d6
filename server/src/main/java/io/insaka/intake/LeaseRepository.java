package io.insaka.intake;

import io.insaka.database.SystemTransactions;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LeaseRepository {
    private final SystemTransactions system;

    LeaseRepository(SystemTransactions system) {
        this.system = system;
    }

    /** Says that this node lives, keeps its fair share of shards, takes what is free and leaves what is too much. */
    Set<Short> renew(String node) {
        return system.call(jdbc -> {
            int nodes = alive(jdbc, node);
            int share = Math.ceilDiv(LedgerEntry.SHARDS, nodes);
            return new HashSet<>(jdbc.sql("""
                            WITH wanted AS (
                                SELECT shard FROM shard_lease
                                WHERE owner = :node OR owner IS NULL OR expires_at < now()
                                ORDER BY (owner = :node) DESC NULLS LAST, shard LIMIT :share FOR UPDATE SKIP LOCKED
                            ), surplus AS (
                                UPDATE shard_lease SET owner = NULL
                                WHERE owner = :node AND shard NOT IN (SELECT shard FROM wanted)
                            )
                            UPDATE shard_lease l SET owner = :node, expires_at = now() + interval '12 seconds',
                                epoch = CASE WHEN owner = :node THEN epoch ELSE epoch + 1 END
                            FROM wanted w WHERE l.shard = w.shard RETURNING l.shard""")
                    .param("node", node)
                    .param("share", share)
                    .query(Short.class)
                    .list());
        });
    }

    private static int alive(JdbcClient jdbc, String node) {
        jdbc.sql("INSERT INTO worker_node VALUES (?, now()) ON CONFLICT (id) DO UPDATE SET seen_at = now()")
                .param(node)
                .update();
        return jdbc.sql("SELECT count(*) FROM worker_node WHERE seen_at > now() - interval '12 seconds'")
                .query(Integer.class)
                .single();
    }

    void giveUp(String node) {
        system.call(jdbc -> jdbc.sql("UPDATE shard_lease SET owner = NULL WHERE owner = ?")
                        .param(node)
                        .update()
                + jdbc.sql("DELETE FROM worker_node WHERE id = ?").param(node).update());
    }
}
