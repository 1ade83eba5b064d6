package io.insaka.contacts.consent;

import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code consent_purpose}. Joins the tenant's open transaction. */
@Repository
class PurposeRepository {
    private final JdbcClient jdbc;

    PurposeRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    List<Purposes.Of> list(TenantId tenant) {
        return jdbc.sql("SELECT key, name, assumed FROM consent_purpose WHERE tenant_id = :tenant ORDER BY place")
                .param("tenant", tenant.value())
                .query((row, n) ->
                        new Purposes.Of(row.getString("key"), row.getString("name"), row.getBoolean("assumed")))
                .list();
    }

    void replace(TenantId tenant, List<Purposes.Of> all) {
        // Two who save at once come one after the other; the later one's list is what is there then.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('purposes of ' || insaka_tenant()::text, 0))")
                .query(row -> {});
        jdbc.sql("DELETE FROM consent_purpose WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        jdbc.sql("""
                        INSERT INTO consent_purpose (tenant_id, key, name, assumed, place)
                        SELECT :tenant, key, name, assumed, place
                        FROM unnest(:keys::text[], :names::text[], :assumed::boolean[], :places::integer[])
                            AS x (key, name, assumed, place)""")
                .param("tenant", tenant.value())
                .param("keys", all.stream().map(Purposes.Of::key).toArray(String[]::new))
                .param("names", all.stream().map(Purposes.Of::name).toArray(String[]::new))
                .param("assumed", all.stream().map(Purposes.Of::assumed).toArray(Boolean[]::new))
                .param("places", IntStream.range(0, all.size()).boxed().toArray(Integer[]::new))
                .update();
    }
}
