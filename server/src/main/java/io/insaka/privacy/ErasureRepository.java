package io.insaka.privacy;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.privacy.Erasure.Amount;
import io.insaka.vault.Purpose;
import io.insaka.vault.Traces;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code erasure}. {@link #lease} looks across organisations, the rest joins the tenant's open transaction. */
@Repository
class ErasureRepository {
    private static final String SELECT = """
            SELECT id, contact_id, requested_by, requested_at, counts, finished_at, checksum FROM erasure
            WHERE tenant_id = :tenant\s""";

    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;
    private final JsonMapper json;

    ErasureRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
        this.json = json;
    }

    void insert(Erasure begun, Traces traces) {
        jdbc.sql("""
                        INSERT INTO erasure (tenant_id, id, contact_id, requested_by, requested_at, traces, counts, not_before)
                        VALUES (:tenant, :id, :contact, :by, :at, :traces, :counts::jsonb, :at)""")
                .param("tenant", traces.tenant().value())
                .param("id", begun.id())
                .param("contact", begun.contact().value())
                .param("by", begun.by().value())
                .param("at", begun.requestedAt().atOffset(ZoneOffset.UTC))
                .param("traces", vault.seal(traces.tenant(), Purpose.ERASURE, json.writeValueAsBytes(traces)))
                .param("counts", json.writeValueAsString(begun.erased()))
                .update();
    }

    /** One that is to be gone on with, and the right to do so. */
    record Due(TenantId tenant, UUID id, long stamp) {}

    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(jdbc -> jdbc.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, id FROM erasure WHERE finished_at IS NULL AND not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE erasure e SET not_before = :until, stamp = e.stamp + 1
                        FROM due
                        WHERE e.tenant_id = due.tenant_id AND e.id = due.id
                        RETURNING e.tenant_id, e.id, e.stamp""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getLong("stamp")))
                .list());
    }

    /** How far it is. */
    record Standing(
            Traces traces,
            int pass,
            @Nullable String holder,
            @Nullable String position,
            Map<String, Amount> counts) {}

    /** Empty when it is finished, or another node goes on with it. */
    Optional<Standing> lock(Due due) {
        return jdbc.sql("""
                        SELECT traces, pass, holder, position, counts FROM erasure
                        WHERE tenant_id = :tenant AND id = :id AND stamp = :stamp AND finished_at IS NULL FOR UPDATE""")
                .param("tenant", due.tenant().value())
                .param("id", due.id())
                .param("stamp", due.stamp())
                .query((row, n) -> new Standing(
                        json.readValue(vault.open(due.tenant(), Purpose.ERASURE, row.getBytes("traces")), Traces.class),
                        row.getInt("pass"),
                        row.getString("holder"),
                        row.getString("position"),
                        counts(row)))
                .optional();
    }

    void advance(Due due, Standing standing, Instant notBefore) {
        jdbc.sql("""
                        UPDATE erasure SET pass = :pass, holder = :holder, position = :position, counts = :counts::jsonb,
                            not_before = :at
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("pass", standing.pass())
                .param("holder", standing.holder())
                .param("position", standing.position())
                .param("counts", json.writeValueAsString(standing.counts()))
                .param("at", notBefore.atOffset(ZoneOffset.UTC))
                .param("tenant", due.tenant().value())
                .param("id", due.id())
                .update();
    }

    void finish(Due due, Instant at, String checksum) {
        jdbc.sql("""
                        UPDATE erasure SET traces = NULL, holder = NULL, position = NULL, finished_at = :at, checksum = :checksum
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("checksum", checksum)
                .param("tenant", due.tenant().value())
                .param("id", due.id())
                .update();
    }

    Optional<Erasure> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + "AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> erasure(row))
                .optional();
    }

    /** The latest first. */
    List<Erasure> page(TenantId tenant, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + "AND (:before::uuid IS NULL OR id < :before::uuid) ORDER BY id DESC LIMIT :limit")
                .param("tenant", tenant.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> erasure(row))
                .list();
    }

    private Erasure erasure(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Erasure(
                row.getObject("id", UUID.class),
                new ContactId(row.getObject("contact_id", UUID.class)),
                new TeammateId(row.getObject("requested_by", UUID.class)),
                row.getTimestamp("requested_at").toInstant(),
                counts(row),
                finished == null ? null : finished.toInstant(),
                row.getString("checksum"));
    }

    private Map<String, Amount> counts(ResultSet row) throws SQLException {
        return json.readValue(row.getString("counts"), new TypeReference<Map<String, Amount>>() {});
    }
}
