package io.insaka.companies;

import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code company} and {@code company_note}. Every method joins the open transaction of the tenant. */
@Repository
class CompanyRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    CompanyRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    /**
     * By name.
     *
     * @param sought a part of the name or the domain; null for all
     * @param after the last one of the page before; null for the first page
     */
    List<Company> page(TenantId tenant, @Nullable String sought, @Nullable Company after, int limit) {
        return jdbc.sql("SELECT * FROM company WHERE tenant_id = :tenant"
                        + (sought == null
                                ? ""
                                : " AND (position(:sought IN folded) > 0 OR position(:sought IN domain) > 0)")
                        + (after == null ? "" : " AND folded > :after")
                        + " ORDER BY folded LIMIT :limit")
                .param("tenant", tenant.value())
                .param("sought", sought == null ? null : Company.folded(sought), Types.VARCHAR)
                .param("after", after == null ? null : Company.folded(after.name()), Types.VARCHAR)
                .param("limit", limit)
                .query((row, n) -> company(row))
                .list();
    }

    Optional<Company> find(TenantId tenant, UUID id) {
        return jdbc.sql("SELECT * FROM company WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> company(row))
                .optional();
    }

    Optional<Company> named(TenantId tenant, String name) {
        return jdbc.sql("SELECT * FROM company WHERE tenant_id = :tenant AND folded = :folded")
                .param("tenant", tenant.value())
                .param("folded", Company.folded(name))
                .query((row, n) -> company(row))
                .optional();
    }

    List<Company> withDomain(TenantId tenant, Collection<String> domains) {
        return jdbc.sql("SELECT * FROM company WHERE tenant_id = :tenant AND domain = ANY(:domains) ORDER BY folded")
                .param("tenant", tenant.value())
                .param("domains", domains.toArray(String[]::new))
                .query((row, n) -> company(row))
                .list();
    }

    /** Until the transaction ends nobody changes them, or puts somebody into one that goes. */
    List<Company> lock(TenantId tenant, Collection<UUID> ids) {
        return jdbc.sql("SELECT * FROM company WHERE tenant_id = :tenant AND id = ANY(:ids) ORDER BY id FOR UPDATE")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> company(row))
                .list();
    }

    /** @return whether there was none of the name, or of the domain */
    boolean insert(TenantId tenant, Company company) {
        return jdbc.sql("""
                        INSERT INTO company (tenant_id, id, name, folded, domain, created_at)
                        VALUES (:tenant, :id, :name, :folded, :domain, :at) ON CONFLICT DO NOTHING""")
                        .param("tenant", tenant.value())
                        .param("id", company.id())
                        .param("name", company.name())
                        .param("folded", Company.folded(company.name()))
                        .param("domain", company.domain(), Types.VARCHAR)
                        .param("at", company.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    void update(TenantId tenant, Company company) {
        jdbc.sql("""
                        UPDATE company SET name = :name, folded = :folded, domain = :domain
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("name", company.name())
                .param("folded", Company.folded(company.name()))
                .param("domain", company.domain(), Types.VARCHAR)
                .param("tenant", tenant.value())
                .param("id", company.id())
                .update();
    }

    /** With its note; its people stay. */
    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM company WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    Optional<String> note(TenantId tenant, UUID company) {
        return jdbc.sql("SELECT text FROM company_note WHERE tenant_id = :tenant AND company_id = :id")
                .param("tenant", tenant.value())
                .param("id", company)
                .query((row, n) -> vault.openText(tenant, Purpose.COMPANY_NOTE, row.getBytes("text")))
                .optional();
    }

    /** @param text null for none */
    void note(TenantId tenant, UUID company, @Nullable String text) {
        if (text == null) {
            jdbc.sql("DELETE FROM company_note WHERE tenant_id = :tenant AND company_id = :id")
                    .param("tenant", tenant.value())
                    .param("id", company)
                    .update();
            return;
        }
        jdbc.sql("""
                        INSERT INTO company_note (tenant_id, company_id, text) VALUES (:tenant, :id, :text)
                        ON CONFLICT (tenant_id, company_id) DO UPDATE SET text = excluded.text""")
                .param("tenant", tenant.value())
                .param("id", company)
                .param("text", vault.sealText(tenant, Purpose.COMPANY_NOTE, text))
                .update();
    }

    private static Company company(ResultSet row) throws SQLException {
        return new Company(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("domain"),
                row.getTimestamp("created_at").toInstant());
    }
}
