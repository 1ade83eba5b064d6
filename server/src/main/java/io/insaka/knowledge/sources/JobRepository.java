package io.insaka.knowledge.sources;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code knowledge_job}. */
@Repository
class JobRepository {
    private final SystemTransactions system;
    private final JdbcClient jdbc;

    JobRepository(SystemTransactions system, JdbcClient tenantJdbc) {
        this.system = system;
        this.jdbc = tenantJdbc;
    }

    /** A claimed job. @param stamp grows with every claim: who holds an older one has lost it */
    record Claim(TenantId tenant, SourceId source, long stamp, int attempts) {}

    /** Claims what is due, whoever's it is; also what a node claimed that has shown no sign of life since. */
    List<Claim> claim(Instant now, Duration lease, int most) {
        return system.call(jdbc -> jdbc.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, source_id FROM knowledge_job WHERE not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE knowledge_job j SET not_before = :until, attempts = j.attempts + 1, stamp = j.stamp + 1
                        FROM due
                        WHERE j.tenant_id = due.tenant_id AND j.source_id = due.source_id
                        RETURNING j.tenant_id, j.source_id, j.stamp, j.attempts""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Claim(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new SourceId(row.getObject("source_id", UUID.class)),
                        row.getLong("stamp"),
                        row.getInt("attempts")))
                .list());
    }

    /** Joins the tenant's open transaction; whoever works on the source already has lost it. */
    void queue(TenantId tenant, SourceId source, Instant now) {
        jdbc.sql("""
                        INSERT INTO knowledge_job (tenant_id, source_id, not_before) VALUES (:tenant, :source, :now)
                        ON CONFLICT (tenant_id, source_id)
                        DO UPDATE SET not_before = :now, attempts = 0, stamp = knowledge_job.stamp + 1
                        """)
                .param("tenant", tenant.value())
                .param("source", source.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Holds on to a claim until then, and holds others off until the end of the tenant's open transaction, which it
     * joins. @return whether the claim was still held
     */
    boolean hold(Claim claim, Instant until) {
        return jdbc.sql("""
                        UPDATE knowledge_job SET not_before = :until
                        WHERE tenant_id = :tenant AND source_id = :source AND stamp = :stamp
                        """)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("tenant", claim.tenant().value())
                        .param("source", claim.source().value())
                        .param("stamp", claim.stamp())
                        .update()
                > 0;
    }

    /** Joins the tenant's open transaction. */
    void done(TenantId tenant, SourceId source) {
        jdbc.sql("DELETE FROM knowledge_job WHERE tenant_id = ? AND source_id = ?")
                .params(tenant.value(), source.value())
                .update();
    }
}
