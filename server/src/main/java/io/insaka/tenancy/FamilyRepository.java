package io.insaka.tenancy;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the tables {@code signed_family} and {@code refresh_token}. Joins the tenant's open transaction, but for finding. */
@Repository
class FamilyRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    FamilyRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    /** @param token the API token that was exchanged, which is {@code teammate}'s */
    record Family(TenantId tenant, UUID id, UUID token, TeammateId teammate, List<String> scopes, Instant endsAt) {}

    record Refresh(UUID id, boolean used) {}

    void begin(Family family, Instant now) {
        jdbc.sql("""
                INSERT INTO signed_family (tenant_id, id, token_id, scopes, created_at, ends_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .param(family.tenant().value())
                .param(family.id())
                .param(family.token())
                .param(family.scopes().toArray(String[]::new))
                .param(Timestamp.from(now))
                .param(Timestamp.from(family.endsAt()))
                .update();
    }

    /** What is over, and of what lives of one token all but the latest few. */
    void clear(TenantId tenant, UUID token, int kept, Instant now) {
        jdbc.sql("""
                DELETE FROM signed_family WHERE tenant_id = :tenant AND token_id = :token AND (ends_at <= :now OR id IN (
                    SELECT id FROM signed_family WHERE tenant_id = :tenant AND token_id = :token
                    ORDER BY created_at DESC, id DESC OFFSET :kept))
                """)
                .param("tenant", tenant.value())
                .param("token", token)
                .param("now", Timestamp.from(now))
                .param("kept", kept)
                .update();
    }

    void add(Family family, UUID id, Secret secret, Instant now) {
        jdbc.sql("""
                INSERT INTO refresh_token (tenant_id, id, family_id, secret_hash, created_at) VALUES (?, ?, ?, ?, ?)
                """)
                .param(family.tenant().value())
                .param(id)
                .param(family.id())
                .param(secret.hash())
                .param(Timestamp.from(now))
                .update();
    }

    /** Across organisations: a refresh token does not tell its own. */
    Optional<TenantId> tenant(Secret secret) {
        return system.call(across -> across.sql("SELECT tenant_id FROM refresh_token WHERE secret_hash = ?")
                .param(secret.hash())
                .query(UUID.class)
                .optional()
                .map(TenantId::new));
    }

    /** Of a token and a teammate that are still there; held until the transaction ends. */
    Optional<Family> lock(TenantId tenant, Secret secret, Instant now) {
        return jdbc.sql("""
                SELECT f.*, k.teammate_id FROM refresh_token r
                JOIN signed_family f ON f.tenant_id = r.tenant_id AND f.id = r.family_id
                JOIN api_token k ON k.tenant_id = f.tenant_id AND k.id = f.token_id
                JOIN teammate t ON t.tenant_id = k.tenant_id AND t.id = k.teammate_id
                WHERE r.tenant_id = :tenant AND r.secret_hash = :hash AND f.ends_at > :now AND t.deactivated_at IS NULL
                    AND (k.expires_at IS NULL OR k.expires_at > :now)
                FOR UPDATE OF f
                """)
                .param("tenant", tenant.value())
                .param("hash", secret.hash())
                .param("now", Timestamp.from(now))
                .query((rows, number) -> family(tenant, rows))
                .optional();
    }

    Refresh find(TenantId tenant, Secret secret) {
        return jdbc.sql("SELECT id, used_at FROM refresh_token WHERE tenant_id = ? AND secret_hash = ?")
                .param(tenant.value())
                .param(secret.hash())
                .query((rows, number) ->
                        new Refresh(rows.getObject("id", UUID.class), rows.getTimestamp("used_at") != null))
                .single();
    }

    void use(TenantId tenant, UUID refresh, Instant now) {
        jdbc.sql("UPDATE refresh_token SET used_at = ? WHERE tenant_id = ? AND id = ?")
                .param(Timestamp.from(now))
                .param(tenant.value())
                .param(refresh)
                .update();
    }

    void end(Family family) {
        jdbc.sql("DELETE FROM signed_family WHERE tenant_id = ? AND id = ?")
                .param(family.tenant().value())
                .param(family.id())
                .update();
    }

    private static Family family(TenantId tenant, ResultSet rows) throws SQLException {
        return new Family(
                tenant,
                rows.getObject("id", UUID.class),
                rows.getObject("token_id", UUID.class),
                new TeammateId(rows.getObject("teammate_id", UUID.class)),
                Arrays.asList((String[]) rows.getArray("scopes").getArray()),
                rows.getTimestamp("ends_at").toInstant());
    }
}
