package io.insaka.notices;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code notice_choice} and {@code notice_hours}. Joins the tenant's open transaction. */
@Repository
class PreferenceRepository {
    private final JdbcClient jdbc;

    PreferenceRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    private record Chosen(Kind kind, Kind.Ways ways) {}

    private record Hours(ZoneId zone, @Nullable Quiet quiet) {}

    /** @param usually the zone of who said none */
    Preferences of(TenantId tenant, TeammateId teammate, ZoneId usually) {
        Map<Kind, Kind.Ways> ways = new EnumMap<>(Kind.class);
        chosen(tenant, teammate).forEach(one -> ways.put(one.kind(), one.ways()));
        Hours hours = hours(tenant, teammate).orElse(new Hours(usually, null));
        return new Preferences(ways, hours.zone(), hours.quiet());
    }

    private List<Chosen> chosen(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("""
                        SELECT kind, in_app, push FROM notice_choice
                        WHERE tenant_id = :tenant AND teammate_id = :teammate""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .query((row, n) -> new Chosen(
                        Kind.of(row.getString("kind")).orElseThrow(),
                        new Kind.Ways(row.getBoolean("in_app"), row.getBoolean("push"))))
                .list();
    }

    private Optional<Hours> hours(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("""
                        SELECT zone, quiet_from, quiet_to FROM notice_hours
                        WHERE tenant_id = :tenant AND teammate_id = :teammate""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .query((row, n) -> new Hours(
                        ZoneId.of(row.getString("zone")),
                        row.getObject("quiet_from") == null
                                ? null
                                : new Quiet(minute(row.getInt("quiet_from")), minute(row.getInt("quiet_to")))))
                .optional();
    }

    private static LocalTime minute(int ofDay) {
        return LocalTime.ofSecondOfDay(ofDay * 60L);
    }

    void save(TenantId tenant, TeammateId teammate, Preferences wanted) {
        for (Kind kind : Kind.values()) {
            Kind.Ways ways = wanted.of(kind);
            jdbc.sql("""
                            INSERT INTO notice_choice (tenant_id, teammate_id, kind, in_app, push)
                            VALUES (:tenant, :teammate, :kind, :app, :push)
                            ON CONFLICT (tenant_id, teammate_id, kind)
                                DO UPDATE SET in_app = :app, push = :push""")
                    .param("tenant", tenant.value())
                    .param("teammate", teammate.value())
                    .param("kind", kind.wire())
                    .param("app", ways.app())
                    .param("push", ways.push())
                    .update();
        }
        Quiet quiet = wanted.quiet();
        jdbc.sql("""
                        INSERT INTO notice_hours (tenant_id, teammate_id, zone, quiet_from, quiet_to)
                        VALUES (:tenant, :teammate, :zone, :from, :to)
                        ON CONFLICT (tenant_id, teammate_id)
                            DO UPDATE SET zone = :zone, quiet_from = :from, quiet_to = :to""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("zone", wanted.zone().getId())
                .param("from", quiet == null ? null : quiet.from().toSecondOfDay() / 60, java.sql.Types.SMALLINT)
                .param("to", quiet == null ? null : quiet.to().toSecondOfDay() / 60, java.sql.Types.SMALLINT)
                .update();
    }

    void forget(TenantId tenant, TeammateId teammate) {
        for (String table : List.of("notice_choice", "notice_hours")) {
            jdbc.sql("DELETE FROM " + table + " WHERE tenant_id = ? AND teammate_id = ?")
                    .param(tenant.value())
                    .param(teammate.value())
                    .update();
        }
    }
}
