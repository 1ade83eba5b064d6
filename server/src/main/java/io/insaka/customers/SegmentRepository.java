package io.insaka.customers;

import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code segment}. Every method joins the open transaction of the tenant. */
@Repository
class SegmentRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    SegmentRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    List<Segment> all(TenantId tenant) {
        return jdbc.sql("SELECT id, name, condition FROM segment WHERE tenant_id = :tenant ORDER BY lower(name), id")
                .param("tenant", tenant.value())
                .query((row, n) -> segment(tenant, row))
                .list();
    }

    Optional<Segment> find(TenantId tenant, UUID id) {
        return jdbc.sql("SELECT id, name, condition FROM segment WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> segment(tenant, row))
                .optional();
    }

    void insert(TenantId tenant, Segment segment, Instant now) {
        jdbc.sql("""
                        INSERT INTO segment (tenant_id, id, name, condition, created_at)
                        VALUES (:tenant, :id, :name, :condition, :now)""")
                .param("tenant", tenant.value())
                .param("id", segment.id())
                .param("name", segment.name())
                .param("condition", vault.sealText(tenant, Purpose.SEGMENT, segment.condition()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(TenantId tenant, Segment segment) {
        jdbc.sql("UPDATE segment SET name = :name, condition = :condition WHERE tenant_id = :tenant AND id = :id")
                .param("name", segment.name())
                .param("condition", vault.sealText(tenant, Purpose.SEGMENT, segment.condition()))
                .param("tenant", tenant.value())
                .param("id", segment.id())
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM segment WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private Segment segment(TenantId tenant, ResultSet row) throws SQLException {
        return new Segment(
                row.getObject("id", UUID.class),
                row.getString("name"),
                vault.openText(tenant, Purpose.SEGMENT, row.getBytes("condition")));
    }
}
