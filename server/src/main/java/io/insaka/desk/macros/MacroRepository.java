package io.insaka.desk.macros;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code macro}. Joins the tenant's open transaction. */
@Repository
class MacroRepository {
    private static final UUID EVERYBODY = new UUID(0, 0);
    private static final TypeReference<List<Macro.Step>> STEPS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MacroRepository(JdbcClient tenantJdbc, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.json = json;
    }

    /** The teammate's own and everybody's, by name. */
    List<Macro> of(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("""
                        SELECT id, owner, name, steps FROM macro
                        WHERE tenant_id = :tenant AND owner IN (:teammate, :everybody) ORDER BY lower(name), id""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("everybody", EVERYBODY)
                .query((row, n) -> macro(row))
                .list();
    }

    Optional<Macro> find(TenantId tenant, UUID id) {
        return jdbc.sql("SELECT id, owner, name, steps FROM macro WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> macro(row))
                .optional();
    }

    /** Whether another one of the same owner has the name. */
    boolean taken(TenantId tenant, Macro macro) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM macro WHERE tenant_id = :tenant AND owner = :owner
                            AND lower(name) = lower(:name) AND id <> :id)""")
                .param("tenant", tenant.value())
                .param("owner", owner(macro.owner()))
                .param("name", macro.name())
                .param("id", macro.id())
                .query(Boolean.class)
                .single();
    }

    void put(TenantId tenant, Macro macro, Instant now) {
        jdbc.sql("""
                        INSERT INTO macro (tenant_id, id, owner, name, steps, created_at)
                        VALUES (:tenant, :id, :owner, :name, :steps, :now)
                        ON CONFLICT (tenant_id, id) DO UPDATE SET owner = excluded.owner, name = excluded.name,
                            steps = excluded.steps""")
                .param("tenant", tenant.value())
                .param("id", macro.id())
                .param("owner", owner(macro.owner()))
                .param("name", macro.name())
                .param("steps", json.writeValueAsString(macro.steps()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    int count(TenantId tenant, @Nullable TeammateId owner) {
        return jdbc.sql("SELECT count(*) FROM macro WHERE tenant_id = :tenant AND owner = :owner")
                .param("tenant", tenant.value())
                .param("owner", owner(owner))
                .query(Integer.class)
                .single();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM macro WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private static UUID owner(@Nullable TeammateId owner) {
        return owner == null ? EVERYBODY : owner.value();
    }

    private Macro macro(ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner", UUID.class);
        return new Macro(
                row.getObject("id", UUID.class),
                owner.equals(EVERYBODY) ? null : new TeammateId(owner),
                row.getString("name"),
                json.readValue(row.getString("steps"), STEPS));
    }
}
