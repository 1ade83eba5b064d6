package io.insaka.desk;

import io.insaka.kernel.TeammateId;
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
import tools.jackson.databind.json.JsonMapper;

/** The table {@code inbox_view}. Joins the tenant's open transaction. */
@Repository
class SavedViewRepository {
    private static final String SELECT =
            "SELECT id, teammate_id, shared, name, filter FROM inbox_view WHERE tenant_id = :tenant";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    SavedViewRepository(JdbcClient tenantJdbc, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
        this.json = json;
    }

    /** The teammate's own and the shared ones, by name. */
    List<SavedView> of(TenantId tenant, TeammateId teammate) {
        return jdbc.sql(SELECT + " AND (shared OR teammate_id = :teammate) ORDER BY shared DESC, lower(name), id")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .query((row, n) -> view(tenant, row))
                .list();
    }

    Optional<SavedView> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> view(tenant, row))
                .optional();
    }

    int madeBy(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("SELECT count(*) FROM inbox_view WHERE tenant_id = :tenant AND teammate_id = :teammate")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .query(Integer.class)
                .single();
    }

    void put(TenantId tenant, SavedView view, Instant now) {
        jdbc.sql("""
                        INSERT INTO inbox_view (tenant_id, id, teammate_id, shared, name, filter, created_at)
                        VALUES (:tenant, :id, :teammate, :shared, :name, :filter, :now)
                        ON CONFLICT (tenant_id, id) DO UPDATE SET shared = excluded.shared, name = excluded.name,
                            filter = excluded.filter""")
                .param("tenant", tenant.value())
                .param("id", view.id())
                .param("teammate", view.maker().value())
                .param("shared", view.shared())
                .param("name", view.name())
                .param("filter", vault.seal(tenant, Purpose.INBOX_VIEW, json.writeValueAsBytes(view.filter())))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM inbox_view WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private SavedView view(TenantId tenant, ResultSet row) throws SQLException {
        return new SavedView(
                row.getObject("id", UUID.class),
                new TeammateId(row.getObject("teammate_id", UUID.class)),
                row.getBoolean("shared"),
                row.getString("name"),
                json.readValue(vault.open(tenant, Purpose.INBOX_VIEW, row.getBytes("filter")), InboxFilter.class));
    }
}
