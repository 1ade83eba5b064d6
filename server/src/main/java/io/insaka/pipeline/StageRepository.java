package io.insaka.pipeline;

import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code pipeline_stage}. Joins the tenant's open transaction. */
@Repository
class StageRepository {
    private static final List<Stage> NONE = List.of();

    private final JdbcClient jdbc;
    private final Ids ids;

    StageRepository(JdbcClient tenantJdbc, Ids ids) {
        this.jdbc = tenantJdbc;
        this.ids = ids;
    }

    /** In their order. Whoever looks first finds what most begin with. */
    List<Stage> list(TenantId tenant) {
        List<Stage> found = read(tenant);
        if (found.isEmpty()) {
            lock();
            found = read(tenant);
        }
        if (found.isEmpty()) {
            found = List.of(
                    new Stage(ids.next(), "New", Stage.Kind.OPEN),
                    new Stage(ids.next(), "In talks", Stage.Kind.OPEN),
                    new Stage(ids.next(), "Offer made", Stage.Kind.OPEN),
                    new Stage(ids.next(), "Won", Stage.Kind.WON),
                    new Stage(ids.next(), "Lost", Stage.Kind.LOST));
            replace(tenant, NONE, found);
        }
        return found;
    }

    /** Until the transaction ends nobody else changes the list. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('stages of ' || insaka_tenant()::text, 0))")
                .query(row -> {});
    }

    List<Stage> read(TenantId tenant) {
        return jdbc.sql("SELECT id, name, kind FROM pipeline_stage WHERE tenant_id = :tenant ORDER BY place")
                .param("tenant", tenant.value())
                .query((row, n) -> new Stage(
                        row.getObject("id", UUID.class), row.getString("name"), Stage.Kind.of(row.getString("kind"))))
                .list();
    }

    /** Held until the transaction ends: places in it are given one after the other. */
    Optional<Stage> hold(TenantId tenant, UUID id) {
        return jdbc.sql("SELECT id, name, kind FROM pipeline_stage WHERE tenant_id = :tenant AND id = :id FOR UPDATE")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> new Stage(
                        row.getObject("id", UUID.class), row.getString("name"), Stage.Kind.of(row.getString("kind"))))
                .optional();
    }

    void replace(TenantId tenant, List<Stage> before, List<Stage> all) {
        List<UUID> gone = new ArrayList<>(before.stream().map(Stage::id).toList());
        gone.removeAll(all.stream().map(Stage::id).toList());
        jdbc.sql("DELETE FROM pipeline_stage WHERE tenant_id = :tenant AND id = ANY(:gone)")
                .param("tenant", tenant.value())
                .param("gone", gone.toArray(UUID[]::new))
                .update();
        for (int place = 0; place < all.size(); place++) {
            Stage stage = all.get(place);
            jdbc.sql("""
                            INSERT INTO pipeline_stage (tenant_id, id, name, kind, place) VALUES (:tenant, :id, :name, :kind, :place)
                            ON CONFLICT (tenant_id, id) DO UPDATE SET name = :name, kind = :kind, place = :place""")
                    .param("tenant", tenant.value())
                    .param("id", stage.id())
                    .param("name", stage.name())
                    .param("kind", stage.kind().wire())
                    .param("place", place)
                    .update();
        }
    }
}
