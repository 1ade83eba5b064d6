package io.insaka.mailings;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.mailings.Mailing.State;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code mailing}. Joins the tenant's open transaction, but for {@link #lease}. */
@Repository
class MailingRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;
    private final JsonMapper json;

    MailingRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
        this.json = json;
    }

    record Due(TenantId tenant, UUID id) {}

    boolean underWay(TenantId tenant) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM mailing WHERE tenant_id = ?
                                       AND state IN ('gathering', 'scheduled', 'running', 'paused'))""").param(tenant.value()).query(Boolean.class).single();
    }

    /** Leases what has something to be done, across organisations. */
    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, id FROM mailing WHERE not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE mailing m SET not_before = :until
                        FROM due
                        WHERE m.tenant_id = due.tenant_id AND m.id = due.id
                        RETURNING m.tenant_id, m.id""")
                .param("now", time(now))
                .param("until", time(now.plus(lease)))
                .param("most", most)
                .query((row, n) ->
                        new Due(new TenantId(row.getObject("tenant_id", UUID.class)), row.getObject("id", UUID.class)))
                .list());
    }

    /** Due at once: its addressees are to be written down. */
    void insert(TenantId tenant, UUID id, Mailings.Wish wish, Plan plan, Terms terms) {
        jdbc.sql("""
                        INSERT INTO mailing (tenant_id, id, name, channel_id, purpose, plan, per_minute, author_id, not_before,
                            created_at)
                        VALUES (:tenant, :id, :name, :channel, :purpose, :plan, :perMinute, :author, :now, :now)""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("name", wish.name())
                .param("channel", wish.channel().value())
                .param("purpose", wish.purpose())
                .param("plan", vault.seal(tenant, Purpose.MAILING_PLAN, json.writeValueAsBytes(plan)))
                .param("perMinute", terms.perMinute())
                .param("author", terms.author().value())
                .param("now", time(terms.now()))
                .update();
    }

    record Terms(int perMinute, TeammateId author, Instant now) {}

    Optional<Mailing> find(TenantId tenant, UUID id) {
        return jdbc.sql("SELECT * FROM mailing WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> mailing(tenant, row))
                .optional();
    }

    /** Held until the transaction ends: one hand at a time changes it, and one node at a time writes its letters. */
    Optional<Mailing> lock(TenantId tenant, UUID id) {
        return jdbc.sql("SELECT * FROM mailing WHERE tenant_id = :tenant AND id = :id FOR UPDATE")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> mailing(tenant, row))
                .optional();
    }

    /** The latest first. */
    List<Mailing> list(TenantId tenant, long before, int most) {
        return jdbc.sql("""
                        SELECT * FROM mailing WHERE tenant_id = :tenant AND seq < :before
                        ORDER BY seq DESC LIMIT :most""")
                .param("tenant", tenant.value())
                .param("before", before)
                .param("most", most)
                .query((row, n) -> mailing(tenant, row))
                .list();
    }

    /** Those that anything is still to be done with, or waits for somebody. */
    int underway(TenantId tenant) {
        return jdbc.sql("""
                        SELECT count(*) FROM mailing
                        WHERE tenant_id = :tenant AND state NOT IN ('done', 'cancelled')""")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .single();
    }

    Map<UUID, String> names(TenantId tenant, Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("SELECT id, name FROM mailing WHERE tenant_id = :tenant AND id = ANY(:ids)")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return names;
    }

    /** A batch of addressees is written down; there is more. */
    void gathered(TenantId tenant, UUID id, int lookedAt, Mailing.@Nullable Place place, int twice, Instant next) {
        jdbc.sql("""
                        UPDATE mailing SET looked_at = :lookedAt, place_at = :at, place_id = :place,
                            twice = twice + :twice, not_before = :next
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("lookedAt", lookedAt)
                .param("at", place == null ? null : time(place.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("place", place == null ? null : place.contact(), Types.OTHER)
                .param("twice", twice)
                .param("next", time(next))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** @param next when it is looked at again; null when nobody has to */
    void state(TenantId tenant, UUID id, State state, @Nullable String why, @Nullable Instant next, Instant now) {
        jdbc.sql("""
                        UPDATE mailing SET state = :state, why = :why, not_before = :next,
                            begun_at = CASE WHEN :state = 'running' THEN coalesce(begun_at, :now) ELSE begun_at END,
                            ended_at = CASE WHEN :state IN ('done', 'cancelled') THEN :now END
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("state", state.wire())
                .param("why", why)
                .param("next", next == null ? null : time(next), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", time(now))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** Nothing is to be done with it. */
    void rest(TenantId tenant, UUID id) {
        jdbc.sql("UPDATE mailing SET not_before = NULL WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void startAt(TenantId tenant, UUID id, Instant at) {
        jdbc.sql("UPDATE mailing SET start_at = :at WHERE tenant_id = :tenant AND id = :id")
                .param("at", time(at))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** The next letter may be written then, and not before. */
    void paced(TenantId tenant, UUID id, Instant next) {
        jdbc.sql("UPDATE mailing SET next_at = :next, not_before = :next WHERE tenant_id = :tenant AND id = :id")
                .param("next", time(next))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void pace(TenantId tenant, UUID id, int perMinute, Instant now) {
        jdbc.sql("""
                        UPDATE mailing SET per_minute = :perMinute, next_at = CASE WHEN next_at IS NULL THEN NULL ELSE :now END,
                            not_before = CASE WHEN state = 'running' THEN :now ELSE not_before END
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("perMinute", perMinute)
                .param("now", time(now))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM mailing WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private Mailing mailing(TenantId tenant, ResultSet row) throws SQLException {
        Instant placeAt = instant(row, "place_at");
        return new Mailing(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                row.getString("name"),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getString("purpose"),
                json.readValue(vault.open(tenant, Purpose.MAILING_PLAN, row.getBytes("plan")), Plan.class),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("why"),
                row.getInt("per_minute"),
                new TeammateId(row.getObject("author_id", UUID.class)),
                row.getInt("twice"),
                new Mailing.Course(
                        row.getTimestamp("created_at").toInstant(),
                        instant(row, "start_at"),
                        instant(row, "begun_at"),
                        instant(row, "ended_at")),
                new Mailing.Progress(
                        row.getInt("looked_at"),
                        placeAt == null ? null : new Mailing.Place(placeAt, row.getObject("place_id", UUID.class)),
                        instant(row, "next_at")));
    }
}
