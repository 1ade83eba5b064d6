package io.insaka.tenancy;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Owns {@code opening_span} and {@code closed_date}, and {@code channel_hours} with what hangs on it. Joins the tenant's
 * open transaction.
 */
@Repository
class OpeningHoursRepository {
    private final JdbcClient jdbc;

    OpeningHoursRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OpeningHours find(TenantId tenant) {
        var week = jdbc.sql("SELECT day, opens, closes FROM opening_span WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, n) -> span(row))
                .list();
        var closed = jdbc.sql("SELECT day, name, yearly FROM closed_date WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, n) -> closed(row))
                .list();
        String zone = jdbc.sql("SELECT time_zone FROM branding WHERE tenant_id = ?")
                .param(tenant.value())
                .query(String.class)
                .optional()
                .orElse("UTC");
        return new OpeningHours(week, new HashSet<>(closed), ZoneId.of(zone));
    }

    Optional<ChannelHours> own(TenantId tenant, ChannelId channel) {
        return Optional.ofNullable(own(tenant, List.of(channel)).get(channel));
    }

    OpeningTimes times(TenantId tenant) {
        OpeningHours organisation = find(tenant);
        List<ChannelId> apart = jdbc.sql("SELECT channel_id FROM channel_hours WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, n) -> new ChannelId(row.getObject("channel_id", UUID.class)))
                .list();
        Map<ChannelId, OpeningHours> hours = new HashMap<>();
        if (!apart.isEmpty()) {
            own(tenant, apart).forEach((channel, own) -> hours.put(channel, own.beside(organisation)));
        }
        return new OpeningTimes(organisation, hours);
    }

    private record Of<T>(ChannelId channel, T what) {}

    private record Kept(ZoneId zone, boolean sharedDates) {}

    private Map<ChannelId, ChannelHours> own(TenantId tenant, Collection<ChannelId> channels) {
        UUID[] ids = channels.stream().map(ChannelId::value).toArray(UUID[]::new);
        var weeks = jdbc.sql("""
                        SELECT channel_id, day, opens, closes FROM channel_opening_span
                        WHERE tenant_id = :tenant AND channel_id = ANY (:ids)""")
                .param("tenant", tenant.value())
                .param("ids", ids)
                .query((row, n) -> new Of<>(channel(row), span(row)))
                .list();
        var closed = jdbc.sql("""
                        SELECT channel_id, day, name, yearly FROM channel_closed_date
                        WHERE tenant_id = :tenant AND channel_id = ANY (:ids)""")
                .param("tenant", tenant.value())
                .param("ids", ids)
                .query((row, n) -> new Of<>(channel(row), closed(row)))
                .list();
        Map<ChannelId, ChannelHours> found = new HashMap<>();
        jdbc.sql("""
                        SELECT channel_id, time_zone, shared_dates FROM channel_hours
                        WHERE tenant_id = :tenant AND channel_id = ANY (:ids)""")
                .param("tenant", tenant.value())
                .param("ids", ids)
                .query((row, n) -> new Of<>(
                        channel(row), new Kept(ZoneId.of(row.getString("time_zone")), row.getBoolean("shared_dates"))))
                .list()
                .forEach(one -> found.put(
                        one.channel(),
                        new ChannelHours(
                                new OpeningHours(
                                        of(one.channel(), weeks),
                                        new HashSet<>(of(one.channel(), closed)),
                                        one.what().zone()),
                                one.what().sharedDates())));
        return found;
    }

    private static <T> List<T> of(ChannelId channel, List<Of<T>> all) {
        return all.stream()
                .filter(each -> each.channel().equals(channel))
                .map(Of::what)
                .toList();
    }

    private static ChannelId channel(ResultSet row) throws SQLException {
        return new ChannelId(row.getObject("channel_id", UUID.class));
    }

    private static OpeningHours.Span span(ResultSet row) throws SQLException {
        return new OpeningHours.Span(DayOfWeek.of(row.getInt("day")), row.getInt("opens"), row.getInt("closes"));
    }

    private static ClosedDay closed(ResultSet row) throws SQLException {
        return new ClosedDay(row.getObject("day", LocalDate.class), row.getString("name"), row.getBoolean("yearly"));
    }

    void save(TenantId tenant, OpeningHours hours) {
        jdbc.sql("DELETE FROM opening_span WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        jdbc.sql("DELETE FROM closed_date WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        week(jdbc.sql("""
                        INSERT INTO opening_span (tenant_id, day, opens, closes)
                        SELECT :tenant, day, opens, closes
                        FROM unnest(:days::smallint[], :opens::smallint[], :closes::smallint[]) AS x (day, opens, closes)
                        """).param("tenant", tenant.value()), hours).update();
        closed(jdbc.sql("""
                        INSERT INTO closed_date (tenant_id, day, name, yearly)
                        SELECT :tenant, day, name, yearly
                        FROM unnest(:days::date[], :names::text[], :yearly::boolean[]) AS x (day, name, yearly)
                        """).param("tenant", tenant.value()), hours).update();
    }

    void save(TenantId tenant, ChannelId channel, ChannelHours hours) {
        jdbc.sql("""
                        INSERT INTO channel_hours (tenant_id, channel_id, time_zone, shared_dates)
                        VALUES (:tenant, :channel, :zone, :shared)
                        ON CONFLICT (tenant_id, channel_id) DO UPDATE SET time_zone = excluded.time_zone,
                            shared_dates = excluded.shared_dates""")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("zone", hours.own().zone().getId())
                .param("shared", hours.sharedDates())
                .update();
        for (String table : List.of("channel_opening_span", "channel_closed_date")) {
            jdbc.sql("DELETE FROM " + table + " WHERE tenant_id = :tenant AND channel_id = :channel")
                    .param("tenant", tenant.value())
                    .param("channel", channel.value())
                    .update();
        }
        week(jdbc.sql("""
                        INSERT INTO channel_opening_span (tenant_id, channel_id, day, opens, closes)
                        SELECT :tenant, :channel, day, opens, closes
                        FROM unnest(:days::smallint[], :opens::smallint[], :closes::smallint[]) AS x (day, opens, closes)
                        """).param("tenant", tenant.value()).param("channel", channel.value()), hours.own())
                .update();
        closed(jdbc.sql("""
                        INSERT INTO channel_closed_date (tenant_id, channel_id, day, name, yearly)
                        SELECT :tenant, :channel, day, name, yearly
                        FROM unnest(:days::date[], :names::text[], :yearly::boolean[]) AS x (day, name, yearly)
                        """).param("tenant", tenant.value()).param("channel", channel.value()), hours.own())
                .update();
    }

    /** @return false when the channel had no hours of its own */
    boolean forget(TenantId tenant, ChannelId channel) {
        return jdbc.sql("DELETE FROM channel_hours WHERE tenant_id = :tenant AND channel_id = :channel")
                        .param("tenant", tenant.value())
                        .param("channel", channel.value())
                        .update()
                > 0;
    }

    private static JdbcClient.StatementSpec week(JdbcClient.StatementSpec statement, OpeningHours hours) {
        List<OpeningHours.Span> week = hours.week();
        return statement
                .param("days", shorts(week, span -> span.day().getValue()))
                .param("opens", shorts(week, OpeningHours.Span::opens))
                .param("closes", shorts(week, OpeningHours.Span::closes));
    }

    private static Short[] shorts(List<OpeningHours.Span> week, Function<OpeningHours.Span, Integer> number) {
        return week.stream().map(number).map(Integer::shortValue).toArray(Short[]::new);
    }

    private static JdbcClient.StatementSpec closed(JdbcClient.StatementSpec statement, OpeningHours hours) {
        List<ClosedDay> closed = List.copyOf(hours.closed());
        return statement
                .param(
                        "days",
                        closed.stream().map(ClosedDay::day).map(Date::valueOf).toArray(Date[]::new))
                .param("names", closed.stream().map(ClosedDay::name).toArray(String[]::new))
                .param("yearly", closed.stream().map(ClosedDay::yearly).toArray(Boolean[]::new));
    }
}
