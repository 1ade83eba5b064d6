package io.insaka.tenancy;

import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code feature_off}. Joins the tenant's open transaction. */
@Repository
class FeatureRepository {
    private final JdbcClient jdbc;

    FeatureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<Feature> off(TenantId tenant) {
        Set<Feature> off = EnumSet.noneOf(Feature.class);
        jdbc
                .sql("SELECT feature FROM feature_off WHERE tenant_id = ?")
                .param(tenant.value())
                .query(String.class)
                .list()
                .stream()
                .map(Feature::find)
                .flatMap(Optional::stream)
                .forEach(off::add);
        return off;
    }

    void save(TenantId tenant, Set<Feature> off, Instant now) {
        String[] names = names(off);
        jdbc.sql("DELETE FROM feature_off WHERE tenant_id = :tenant AND feature <> ALL (:off)")
                .param("tenant", tenant.value())
                .param("off", names)
                .update();
        jdbc.sql("""
                        INSERT INTO feature_off (tenant_id, feature, since)
                        SELECT :tenant, feature, :now FROM unnest(CAST(:off AS text[])) AS x (feature)
                        ON CONFLICT ON CONSTRAINT feature_off_pk DO NOTHING""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("off", names)
                .update();
    }

    private static String[] names(Collection<Feature> features) {
        return features.stream().map(Feature::wireName).toArray(String[]::new);
    }
}
