package io.insaka.tenancy;

import io.insaka.kernel.TenantId;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code opening_span} and {@code closed_date}. Joins the tenant's open transaction. */
@Repository
class OpeningHoursRepository {
    private final JdbcClient jdbc;

    OpeningHoursRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OpeningHours find(TenantId tenant) {
        var week = jdbc.sql("SELECT day, opens, closes FROM opening_span WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, n) -> new OpeningHours.Span(
                        DayOfWeek.of(row.getInt("day")), row.getInt("opens"), row.getInt("closes")))
                .list();
        var closed = jdbc.sql("SELECT day FROM closed_date WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, n) -> row.getObject("day", LocalDate.class))
                .list();
        String zone = jdbc.sql("SELECT time_zone FROM branding WHERE tenant_id = ?")
                .param(tenant.value())
                .query(String.class)
                .optional()
                .orElse("UTC");
        return new OpeningHours(week, new HashSet<>(closed), ZoneId.of(zone));
    }

    void save(TenantId tenant, OpeningHours hours) {
        jdbc.sql("DELETE FROM opening_span WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        jdbc.sql("DELETE FROM closed_date WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        jdbc.sql("""
                INSERT INTO opening_span (tenant_id, day, opens, closes)
                SELECT :tenant, day, opens, closes
                FROM unnest(:days::smallint[], :opens::smallint[], :closes::smallint[]) AS x (day, opens, closes)
                """)
                .param("tenant", tenant.value())
                .param(
                        "days",
                        hours.week().stream()
                                .map(span -> (short) span.day().getValue())
                                .toArray(Short[]::new))
                .param(
                        "opens",
                        hours.week().stream().map(span -> (short) span.opens()).toArray(Short[]::new))
                .param(
                        "closes",
                        hours.week().stream().map(span -> (short) span.closes()).toArray(Short[]::new))
                .update();
        jdbc.sql("INSERT INTO closed_date (tenant_id, day) SELECT :tenant, day FROM unnest(:days::date[]) AS x (day)")
                .param("tenant", tenant.value())
                .param("days", hours.closed().stream().map(Date::valueOf).toArray(Date[]::new))
                .update();
    }
}
