package io.insaka.rehearsal;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code rehearsal}, in the tenant's open transaction. */
@Repository
class RehearsalRepository {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    RehearsalRepository(JdbcClient tenantJdbc, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
        this.json = json;
    }

    /** @return false when another one is running */
    boolean insert(TenantId tenant, Rehearsal begun) {
        return jdbc.sql("""
                                INSERT INTO rehearsal (tenant_id, id, state, script, started_by, started_at, seen_at)
                                VALUES (:tenant, :id, :state, :script, :by, :at, :at)
                                ON CONFLICT (tenant_id) WHERE state = 'running' DO NOTHING""")
                        .param("tenant", tenant.value())
                        .param("id", begun.id())
                        .param("state", wire(begun.state()))
                        .param("script", seal(tenant, begun.script()))
                        .param("by", begun.by().value())
                        .param("at", begun.startedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @return false when it is not running any more; then nothing is written */
    boolean save(TenantId tenant, UUID id, Rehearsal.State state, Script script, Instant now) {
        return jdbc.sql("""
                                UPDATE rehearsal SET state = :state, script = :script, seen_at = :now,
                                    finished_at = CASE WHEN :state = 'running' THEN NULL ELSE :now::timestamptz END
                                WHERE tenant_id = :tenant AND id = :id AND state = 'running'""")
                        .param("state", wire(state))
                        .param("script", seal(tenant, script))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @return false when it is not running any more */
    boolean cancel(TenantId tenant, UUID id, Instant now) {
        return jdbc.sql("""
                                UPDATE rehearsal SET state = 'canceled', finished_at = :now
                                WHERE tenant_id = :tenant AND id = :id AND state = 'running'""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Those that nobody has been at work on since {@code cutoff} stand in nobody's way. */
    void giveUp(TenantId tenant, Instant cutoff) {
        jdbc.sql("""
                        UPDATE rehearsal SET state = 'stopped', finished_at = seen_at
                        WHERE tenant_id = :tenant AND state = 'running' AND seen_at < :cutoff""")
                .param("tenant", tenant.value())
                .param("cutoff", cutoff.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All but the latest are forgotten. */
    void prune(TenantId tenant, int kept) {
        jdbc.sql("""
                        DELETE FROM rehearsal WHERE tenant_id = :tenant AND id NOT IN (
                            SELECT id FROM rehearsal WHERE tenant_id = :tenant ORDER BY started_at DESC, id DESC LIMIT :kept)""").param("tenant", tenant.value()).param("kept", kept).update();
    }

    /** Those that have ended. Nobody else writes them meanwhile. */
    List<Rehearsal> over(TenantId tenant) {
        return jdbc.sql("SELECT * FROM rehearsal WHERE tenant_id = :tenant AND state <> 'running' FOR UPDATE")
                .param("tenant", tenant.value())
                .query((row, n) -> rehearsal(tenant, row))
                .list();
    }

    void rewrite(TenantId tenant, UUID id, Script script) {
        jdbc.sql("UPDATE rehearsal SET script = :script WHERE tenant_id = :tenant AND id = :id")
                .param("script", seal(tenant, script))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM rehearsal WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    int deleteSince(TenantId tenant, Instant since) {
        return jdbc.sql("""
                        DELETE FROM rehearsal
                        WHERE tenant_id = :tenant AND (state = 'running' OR coalesce(finished_at, started_at) >= :since::timestamptz)""")
                .param("tenant", tenant.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The latest first. */
    List<Rehearsal> list(TenantId tenant, int most) {
        return jdbc.sql(
                        "SELECT * FROM rehearsal WHERE tenant_id = :tenant ORDER BY started_at DESC, id DESC LIMIT :most")
                .param("tenant", tenant.value())
                .param("most", most)
                .query((row, n) -> rehearsal(tenant, row))
                .list();
    }

    Optional<Rehearsal> find(TenantId tenant, UUID id) {
        return jdbc.sql("SELECT * FROM rehearsal WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> rehearsal(tenant, row))
                .optional();
    }

    private Rehearsal rehearsal(TenantId tenant, ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new Rehearsal(
                row.getObject("id", UUID.class),
                Rehearsal.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                json.readValue(vault.open(tenant, Purpose.REHEARSAL, row.getBytes("script")), Script.class),
                new TeammateId(row.getObject("started_by", UUID.class)),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private byte[] seal(TenantId tenant, Script script) {
        return vault.seal(tenant, Purpose.REHEARSAL, json.writeValueAsBytes(script));
    }

    private static String wire(Rehearsal.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
