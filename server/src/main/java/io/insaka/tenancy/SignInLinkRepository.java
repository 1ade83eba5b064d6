package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code sign_in_link}: who somebody at the provider is here. Joins the tenant's open transaction. */
@Repository
class SignInLinkRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    SignInLinkRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    record Link(Instant linkedAt, Instant usedAt) {}

    Optional<TeammateId> teammate(TenantId tenant, String issuer, String subject) {
        return jdbc.sql("SELECT teammate_id FROM sign_in_link WHERE tenant_id = ? AND subject_index = ?")
                .param(tenant.value())
                .param(index(tenant, issuer, subject))
                .query(UUID.class)
                .optional()
                .map(TeammateId::new);
    }

    Optional<Link> of(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("SELECT linked_at, used_at FROM sign_in_link WHERE tenant_id = ? AND teammate_id = ?")
                .param(tenant.value())
                .param(teammate.value())
                .query((rows, number) -> new Link(
                        rows.getTimestamp("linked_at").toInstant(),
                        rows.getTimestamp("used_at").toInstant()))
                .optional();
    }

    void link(TenantId tenant, TeammateId teammate, SignInProvider provider, String subject, Instant now) {
        jdbc.sql("""
                INSERT INTO sign_in_link (tenant_id, teammate_id, provider_id, subject_index, linked_at, used_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .param(tenant.value())
                .param(teammate.value())
                .param(provider.id())
                .param(index(tenant, provider.registration().issuer(), subject))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .update();
    }

    void used(TenantId tenant, TeammateId teammate, Instant now) {
        jdbc.sql("UPDATE sign_in_link SET used_at = ? WHERE tenant_id = ? AND teammate_id = ?")
                .param(Timestamp.from(now))
                .param(tenant.value())
                .param(teammate.value())
                .update();
    }

    /** False when there was none. */
    boolean unlink(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("DELETE FROM sign_in_link WHERE tenant_id = ? AND teammate_id = ?")
                        .param(tenant.value())
                        .param(teammate.value())
                        .update()
                > 0;
    }

    private byte[] index(TenantId tenant, String issuer, String subject) {
        return vault.blind(tenant, Purpose.SIGN_IN_SUBJECT, issuer + "\n" + subject);
    }
}
