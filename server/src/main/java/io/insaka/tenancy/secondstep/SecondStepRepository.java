package io.insaka.tenancy.secondstep;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the tables {@code second_step} and {@code recovery_code}; joins the tenant's open transaction. */
@Repository
class SecondStepRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    SecondStepRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    record Row(SharedSecret secret, @Nullable Instant confirmedAt, long lastStep) {}

    /** Whoever tries a code at the same time waits. */
    Optional<Row> lock(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("SELECT * FROM second_step WHERE tenant_id = ? AND teammate_id = ? FOR UPDATE")
                .params(tenant.value(), teammate.value())
                .query((row, at) -> new Row(
                        new SharedSecret(vault.open(tenant, Purpose.SECOND_STEP, row.getBytes("secret_sealed"))),
                        row.getTimestamp("confirmed_at") == null
                                ? null
                                : row.getTimestamp("confirmed_at").toInstant(),
                        row.getLong("last_step")))
                .optional();
    }

    Optional<Instant> confirmedAt(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("""
                        SELECT confirmed_at FROM second_step
                        WHERE tenant_id = ? AND teammate_id = ? AND confirmed_at IS NOT NULL
                        """)
                .params(tenant.value(), teammate.value())
                .query((row, at) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    List<UUID> confirmed(TenantId tenant) {
        return jdbc.sql("SELECT teammate_id FROM second_step WHERE tenant_id = ? AND confirmed_at IS NOT NULL")
                .param(tenant.value())
                .query(UUID.class)
                .list();
    }

    void begin(TenantId tenant, TeammateId teammate, SharedSecret secret, Instant at) {
        jdbc.sql("""
                        INSERT INTO second_step (tenant_id, teammate_id, secret_sealed, begun_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (tenant_id, teammate_id) DO UPDATE SET secret_sealed = excluded.secret_sealed,
                            begun_at = excluded.begun_at, last_step = 0 WHERE second_step.confirmed_at IS NULL
                        """)
                .params(
                        tenant.value(),
                        teammate.value(),
                        vault.seal(tenant, Purpose.SECOND_STEP, secret.bytes()),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void confirm(TenantId tenant, TeammateId teammate, long step, Instant at) {
        jdbc.sql("UPDATE second_step SET confirmed_at = ?, last_step = ? WHERE tenant_id = ? AND teammate_id = ?")
                .params(at.atOffset(ZoneOffset.UTC), step, tenant.value(), teammate.value())
                .update();
    }

    void use(TenantId tenant, TeammateId teammate, long step) {
        jdbc.sql("UPDATE second_step SET last_step = ? WHERE tenant_id = ? AND teammate_id = ?")
                .params(step, tenant.value(), teammate.value())
                .update();
    }

    /** Whether it was there. */
    boolean use(TenantId tenant, TeammateId teammate, RecoveryCode code) {
        return jdbc.sql("DELETE FROM recovery_code WHERE tenant_id = ? AND teammate_id = ? AND code_hash = ?")
                        .params(tenant.value(), teammate.value(), code.hash())
                        .update()
                == 1;
    }

    int codesLeft(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("SELECT count(*) FROM recovery_code WHERE tenant_id = ? AND teammate_id = ?")
                .params(tenant.value(), teammate.value())
                .query(Integer.class)
                .single();
    }

    void replaceCodes(TenantId tenant, TeammateId teammate, List<RecoveryCode> codes) {
        jdbc.sql("DELETE FROM recovery_code WHERE tenant_id = ? AND teammate_id = ?")
                .params(tenant.value(), teammate.value())
                .update();
        for (RecoveryCode code : codes) {
            jdbc.sql("INSERT INTO recovery_code (tenant_id, teammate_id, code_hash) VALUES (?, ?, ?)")
                    .params(tenant.value(), teammate.value(), code.hash())
                    .update();
        }
    }

    /** Whether there was one. */
    boolean end(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("DELETE FROM second_step WHERE tenant_id = ? AND teammate_id = ?")
                        .params(tenant.value(), teammate.value())
                        .update()
                == 1;
    }
}
