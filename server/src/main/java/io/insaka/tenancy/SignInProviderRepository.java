package io.insaka.tenancy;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.provider.Registration;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code sign_in_provider}. Joins the tenant's open transaction, but for who stands outside. */
@Repository
class SignInProviderRepository {
    private static final String SEEN = """
            SELECT p.*, %s FROM sign_in_provider p
            LEFT JOIN custom_role r ON r.tenant_id = p.tenant_id AND r.id = p.custom_role_id
            WHERE p.tenant_id = ?
            """.formatted(RoleRepository.COLUMNS);

    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;

    SignInProviderRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
    }

    /** What a stranger may know. */
    record Door(TenantId tenant, String slug, String name) {}

    Optional<Door> door(String slug) {
        return system.call(across -> across.sql("SELECT tenant_id, slug, name FROM sign_in_provider WHERE slug = ?")
                .param(slug)
                .query((rows, number) -> door(rows))
                .optional());
    }

    /** Of the one organisation, where there is no other. */
    Optional<Door> onlyDoor() {
        return system.call(
                across -> across.sql("""
                        SELECT tenant_id, slug, name FROM sign_in_provider
                        WHERE (SELECT count(*) FROM (SELECT FROM organisation LIMIT 2) AS few) = 1
                        """).query((rows, number) -> door(rows)).optional());
    }

    private static Door door(ResultSet rows) throws SQLException {
        return new Door(
                new TenantId(rows.getObject("tenant_id", UUID.class)), rows.getString("slug"), rows.getString("name"));
    }

    Optional<SignInProvider> find(TenantId tenant) {
        return one(tenant, "");
    }

    /** Until the transaction ends it is neither changed nor removed, and nobody else comes in for the first time. */
    Optional<SignInProvider> lock(TenantId tenant) {
        return one(tenant, " FOR UPDATE OF p");
    }

    private Optional<SignInProvider> one(TenantId tenant, String locking) {
        return jdbc.sql(SEEN + locking)
                .param(tenant.value())
                .query((rows, number) -> provider(tenant, rows))
                .optional();
    }

    /** The slug of a provider by which everybody but owners has to come in. */
    Optional<String> required(TenantId tenant) {
        return jdbc.sql("SELECT slug FROM sign_in_provider WHERE tenant_id = ? AND required")
                .param(tenant.value())
                .query(String.class)
                .optional();
    }

    /** @throws Refusal when another organisation has the slug */
    void save(TenantId tenant, SignInProvider provider, Instant now) {
        @Nullable GivenRole newcomers = provider.newcomers();
        try {
            jdbc.sql("""
                    INSERT INTO sign_in_provider (tenant_id, id, slug, name, issuer, client_id, secret_sealed, domains,
                        role, custom_role_id, required, trusted_domains, signs_out, created_at, updated_at)
                    VALUES (:tenant, :id, :slug, :name, :issuer, :client, :secret, :domains,
                        :role, :custom::uuid, :required, :trusted, :out, :now, :now)
                    ON CONFLICT ON CONSTRAINT sign_in_provider_pk DO UPDATE SET slug = :slug, name = :name,
                        secret_sealed = :secret, domains = :domains, role = :role, custom_role_id = :custom::uuid,
                        required = :required, trusted_domains = :trusted, signs_out = :out, updated_at = :now
                    """)
                    .param("tenant", tenant.value())
                    .param("id", provider.id())
                    .param("slug", provider.slug())
                    .param("name", provider.name())
                    .param("issuer", provider.registration().issuer())
                    .param("client", provider.registration().clientId())
                    .param(
                            "secret",
                            vault.sealText(
                                    tenant,
                                    Purpose.SIGN_IN_PROVIDER,
                                    provider.registration().secret()))
                    .param("domains", provider.domains().toArray(String[]::new))
                    .param("role", newcomers == null ? null : RoleRepository.word(newcomers))
                    .param("custom", newcomers == null ? null : RoleRepository.customId(newcomers))
                    .param("required", provider.required())
                    .param("trusted", provider.trusted().toArray(String[]::new))
                    .param("out", provider.signsOut())
                    .param("now", Timestamp.from(now))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.slugTaken();
        }
    }

    /** With it go links and journeys. */
    void remove(TenantId tenant) {
        jdbc.sql("DELETE FROM sign_in_provider WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
    }

    private SignInProvider provider(TenantId tenant, ResultSet rows) throws SQLException {
        return new SignInProvider(
                rows.getObject("id", UUID.class),
                rows.getString("slug"),
                rows.getString("name"),
                new Registration(
                        rows.getString("issuer"),
                        rows.getString("client_id"),
                        vault.openText(tenant, Purpose.SIGN_IN_PROVIDER, rows.getBytes("secret_sealed"))),
                Arrays.asList((String[]) rows.getArray("domains").getArray()),
                rows.getString("role") == null ? null : RoleRepository.role(rows),
                rows.getBoolean("required"),
                Arrays.asList((String[]) rows.getArray("trusted_domains").getArray()),
                rows.getBoolean("signs_out"));
    }
}
