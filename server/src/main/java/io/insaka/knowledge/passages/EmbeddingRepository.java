package io.insaka.knowledge.passages;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.passages.EmbeddingState.Trouble;
import io.insaka.knowledge.search.Space;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code knowledge_embedding}; all but {@link #claim} need the tenant's transaction. */
@Repository
class EmbeddingRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    EmbeddingRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    /** @param stamp grows with every claim: who holds an older one has lost it */
    record Claim(TenantId tenant, long stamp) {}

    /** Claims whose time has come, and who has changed something; also what a node claimed that shows no sign of life. */
    List<Claim> claim(Instant now, Instant until, int most) {
        return system.call(jdbc -> jdbc.sql("""
                            WITH due AS MATERIALIZED (SELECT d.tenant_id FROM knowledge_embedding d
                                  LEFT JOIN knowledge_library l ON l.tenant_id = d.tenant_id
                                  LEFT JOIN article_shelf s ON s.tenant_id = d.tenant_id
                                  WHERE d.held_until <= :now AND (d.look_at <= :now
                                      OR coalesce(l.version, 0) <> d.library_version
                                      OR coalesce(s.version, 0) <> d.shelf_version)
                                  ORDER BY d.held_until LIMIT :most FOR UPDATE OF d SKIP LOCKED)
                            UPDATE knowledge_embedding e SET held_until = :until, stamp = e.stamp + 1
                            FROM due
                            WHERE e.tenant_id = due.tenant_id
                            RETURNING e.tenant_id, e.stamp
                            """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, at) ->
                        new Claim(new TenantId(row.getObject("tenant_id", UUID.class)), row.getLong("stamp")))
                .list());
    }

    /** Somebody ought to look: another model is wanted. */
    void wake(TenantId tenant, Instant now) {
        jdbc.sql("""
                        INSERT INTO knowledge_embedding AS e (tenant_id, look_at, held_until) VALUES (:tenant, :now, :now)
                        ON CONFLICT (tenant_id) DO UPDATE
                        SET look_at = :now, failures = 0, failure = NULL, held_until = :now, stamp = e.stamp + 1
                        """)
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Holds on until then, and others off until the end of the transaction. @return whether the claim was still held */
    boolean hold(Claim claim, Instant until) {
        return jdbc.sql("UPDATE knowledge_embedding SET held_until = ? WHERE tenant_id = ? AND stamp = ?")
                        .params(until.atOffset(ZoneOffset.UTC), claim.tenant().value(), claim.stamp())
                        .update()
                > 0;
    }

    EmbeddingState find(TenantId tenant) {
        return jdbc.sql("SELECT * FROM knowledge_embedding WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, at) -> {
                    String model = row.getString("model");
                    String trouble = row.getString("failure");
                    return new EmbeddingState(
                            model == null ? null : new Space(model, row.getInt("dimensions")),
                            row.getString("next_model"),
                            row.getObject("next_dimensions", Integer.class),
                            row.getInt("total"),
                            row.getInt("done"),
                            trouble == null
                                    ? null
                                    : Trouble.valueOf(
                                            trouble.toUpperCase(Locale.ROOT).replace('-', '_')),
                            row.getInt("failures"));
                })
                .optional()
                .orElse(EmbeddingState.NEW);
    }

    void save(TenantId tenant, EmbeddingState state) {
        Space answers = state.answers();
        Trouble trouble = state.trouble();
        jdbc.sql("""
                        UPDATE knowledge_embedding SET model = :model, dimensions = :dimensions, next_model = :next,
                            next_dimensions = :nextDimensions, total = :total, done = :done, failure = :failure,
                            failures = :failures
                        WHERE tenant_id = :tenant
                        """)
                .param("model", answers == null ? null : answers.model())
                .param("dimensions", answers == null ? null : answers.dimensions())
                .param("next", state.next())
                .param("nextDimensions", state.nextDimensions())
                .param("total", state.total())
                .param("done", state.done())
                .param("failure", trouble == null ? null : trouble.wireName())
                .param("failures", state.failures())
                .param("tenant", tenant.value())
                .update();
    }

    /** Ends a claim. @param seen up to which changes everything was looked at; null: not to the end */
    void release(Claim claim, Instant heldUntil, Instant lookAt, @Nullable Seen seen) {
        jdbc.sql("""
                        UPDATE knowledge_embedding SET held_until = :held, look_at = :look,
                            library_version = coalesce(CAST(:library AS bigint), library_version),
                            shelf_version = coalesce(CAST(:shelf AS bigint), shelf_version)
                        WHERE tenant_id = :tenant AND stamp = :stamp
                        """)
                .param("held", heldUntil.atOffset(ZoneOffset.UTC))
                .param("look", lookAt.atOffset(ZoneOffset.UTC))
                .param("library", seen == null ? null : seen.library())
                .param("shelf", seen == null ? null : seen.shelf())
                .param("tenant", claim.tenant().value())
                .param("stamp", claim.stamp())
                .update();
    }

    /** Versions of the documents and of the articles. */
    record Seen(long library, long shelf) {}
}
