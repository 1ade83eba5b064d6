package io.insaka.desk.levels;

import io.insaka.conversations.Priority;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.OpeningHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code service_level} and {@code service_clock}. Joins the tenant's open transaction. */
@Repository
class ServiceLevelRepository {
    private final JdbcClient jdbc;

    ServiceLevelRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** In the order in which they are tried. */
    List<ServiceLevel> all(TenantId tenant) {
        return jdbc.sql("""
                        SELECT name, channels, teams, priorities, first_minutes, next_minutes, resolution_minutes,
                            warn_minutes, hours, week
                        FROM service_level WHERE tenant_id = :tenant ORDER BY position""")
                .param("tenant", tenant.value())
                .query((row, n) -> level(row))
                .list();
    }

    private static ServiceLevel level(ResultSet row) throws SQLException {
        return new ServiceLevel(
                row.getString("name"),
                new ServiceLevel.Fits(
                        Set.of((UUID[]) row.getArray("channels").getArray()),
                        Set.of((UUID[]) row.getArray("teams").getArray()),
                        Arrays.stream((String[]) row.getArray("priorities").getArray())
                                .map(word -> Priority.valueOf(word.toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet())),
                new ServiceLevel.Targets(
                        minutes(row, "first_minutes"),
                        minutes(row, "next_minutes"),
                        minutes(row, "resolution_minutes")),
                Duration.ofMinutes(row.getInt("warn_minutes")),
                ServiceLevel.Hours.of(row.getString("hours")),
                week((Short[]) row.getArray("week").getArray()));
    }

    private static @Nullable Duration minutes(ResultSet row, String column) throws SQLException {
        Integer minutes = row.getObject(column, Integer.class);
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }

    private static List<OpeningHours.Span> week(Short[] flat) {
        List<OpeningHours.Span> week = new ArrayList<>();
        for (int n = 0; n + 2 < flat.length; n += 3) {
            week.add(new OpeningHours.Span(DayOfWeek.of(flat[n]), flat[n + 1], flat[n + 2]));
        }
        return week;
    }

    void replace(TenantId tenant, List<ServiceLevel> levels) {
        jdbc.sql("DELETE FROM service_level WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        for (int n = 0; n < levels.size(); n++) {
            insert(tenant, n, levels.get(n));
        }
    }

    private void insert(TenantId tenant, int position, ServiceLevel level) {
        jdbc.sql("""
                        INSERT INTO service_level (tenant_id, position, name, channels, teams, priorities, first_minutes,
                            next_minutes, resolution_minutes, warn_minutes, hours, week)
                        VALUES (:tenant, :position, :name, :channels, :teams, :priorities, :first::int, :next::int,
                            :resolution::int, :warn, :hours, :week)""")
                .param("tenant", tenant.value())
                .param("position", position)
                .param("name", level.name())
                .param("channels", level.fits().channels().toArray(UUID[]::new))
                .param("teams", level.fits().teams().toArray(UUID[]::new))
                .param(
                        "priorities",
                        level.fits().priorities().stream().map(Priority::wire).toArray(String[]::new))
                .param("first", minutes(level.targets().first()))
                .param("next", minutes(level.targets().next()))
                .param("resolution", minutes(level.targets().resolution()))
                .param("warn", minutes(level.warning()))
                .param("hours", level.hours().wire())
                .param(
                        "week",
                        level.week().stream()
                                .flatMap(span -> Stream.of(span.day().getValue(), span.opens(), span.closes()))
                                .map(Integer::shortValue)
                                .toArray(Short[]::new))
                .update();
    }

    private static @Nullable Long minutes(@Nullable Duration duration) {
        return duration == null ? null : duration.toMinutes();
    }

    /** @param told the due time whose breach has been told */
    record Kept(ServiceClock clock, @Nullable Instant told) {}

    Optional<Kept> clock(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("""
                        SELECT answered, response_spent, resolution_spent, running_since, told_at FROM service_clock
                        WHERE tenant_id = :tenant AND conversation_id = :conversation""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query((row, n) -> new Kept(
                        new ServiceClock(
                                row.getBoolean("answered"),
                                Duration.ofSeconds(row.getLong("response_spent")),
                                Duration.ofSeconds(row.getLong("resolution_spent")),
                                instant(row, "running_since")),
                        instant(row, "told_at")))
                .optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    void keep(TenantId tenant, ConversationId conversation, Kept kept) {
        ServiceClock clock = kept.clock();
        jdbc.sql("""
                        INSERT INTO service_clock (tenant_id, conversation_id, answered, response_spent, resolution_spent,
                            running_since, told_at)
                        VALUES (:tenant, :conversation, :answered, :response, :resolution, :since::timestamptz, :told::timestamptz)
                        ON CONFLICT (tenant_id, conversation_id) DO UPDATE SET answered = excluded.answered,
                            response_spent = excluded.response_spent, resolution_spent = excluded.resolution_spent,
                            running_since = excluded.running_since, told_at = excluded.told_at""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("answered", clock.answered())
                .param("response", clock.response().toSeconds())
                .param("resolution", clock.resolution().toSeconds())
                .param("since", time(clock.since()))
                .param("told", time(kept.told()))
                .update();
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toString();
    }

    void forget(TenantId tenant, ConversationId conversation) {
        jdbc.sql("DELETE FROM service_clock WHERE tenant_id = :tenant AND conversation_id = :conversation")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .update();
    }
}
