package io.insaka.notices;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code notice_mail} and {@code notice_mail_names}. {@link #lease} works across organisations, the rest joins a tenant's transaction. */
@Repository
class MailRepository {
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final SystemTransactions system;

    MailRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    MailWish wish(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("""
                        SELECT rhythm, daily_at, urgent FROM notice_mail
                        WHERE tenant_id = :tenant AND teammate_id = :teammate""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .query((row, n) -> wish(row))
                .optional()
                .orElse(MailWish.NONE);
    }

    private static MailWish wish(ResultSet row) throws SQLException {
        return new MailWish(
                Rhythm.of(row.getString("rhythm")).orElseThrow(),
                row.getObject("daily_at") == null ? null : LocalTime.ofSecondOfDay(row.getInt("daily_at") * 60L),
                row.getBoolean("urgent"));
    }

    /** Whoever wanted no mail until now is mailed of what happens from now on. @param next when to look */
    void save(TenantId tenant, TeammateId teammate, MailWish wish, Instant now, Instant next) {
        LocalTime at = wish.at();
        jdbc.sql("""
                        INSERT INTO notice_mail AS m (tenant_id, teammate_id, rhythm, daily_at, urgent, since, next_at)
                        VALUES (:tenant, :teammate, :rhythm, :at, :urgent, :now, :next)
                        ON CONFLICT (tenant_id, teammate_id) DO UPDATE SET rhythm = :rhythm, daily_at = :at, urgent = :urgent,
                            next_at = :next, tries = m.tries + 1,
                            since = CASE WHEN m.rhythm = 'never' AND NOT m.urgent THEN :now ELSE m.since END""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("rhythm", wish.rhythm().wire())
                .param("at", at == null ? null : at.toSecondOfDay() / 60, Types.SMALLINT)
                .param("urgent", wish.urgent())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("next", next.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * One teammate, and the right to mail them.
     *
     * @param tries with this one; whoever has the newest number may write what became of it
     */
    record Due(TenantId tenant, TeammateId teammate, int tries) {}

    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, teammate_id FROM notice_mail
                              WHERE rhythm <> 'never' AND next_at <= :now
                              ORDER BY next_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE notice_mail m SET next_at = :until, tries = m.tries + 1
                        FROM due
                        WHERE m.tenant_id = due.tenant_id AND m.teammate_id = due.teammate_id
                        RETURNING m.tenant_id, m.teammate_id, m.tries""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new TeammateId(row.getObject("teammate_id", UUID.class)),
                        row.getInt("tries")))
                .list());
    }

    /**
     * What is known of whoever is to be mailed, held until the transaction ends.
     *
     * @param away nobody has seen them for a while
     * @param urgentAt when something urgent was mailed last
     */
    record Reader(
            MailWish wish,
            Instant since,
            boolean away,
            @Nullable Instant urgentAt,
            int tries) {}

    Optional<Reader> hold(TenantId tenant, TeammateId teammate, Instant now) {
        return jdbc.sql("""
                        SELECT rhythm, daily_at, urgent, since, urgent_at, tries, insaka_away(tenant_id, teammate_id, :now) AS away
                        FROM notice_mail WHERE tenant_id = :tenant AND teammate_id = :teammate FOR UPDATE""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Reader(
                        wish(row),
                        row.getTimestamp("since").toInstant(),
                        row.getBoolean("away"),
                        instant(row.getTimestamp("urgent_at")),
                        row.getInt("tries")))
                .optional();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    void next(Due due, Instant at) {
        jdbc.sql("UPDATE notice_mail SET next_at = ? WHERE tenant_id = ? AND teammate_id = ? AND tries = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(due.tenant().value())
                .param(due.teammate().value())
                .param(due.tries())
                .update();
    }

    void mailedUrgent(TenantId tenant, TeammateId teammate, Instant now) {
        jdbc.sql("UPDATE notice_mail SET urgent_at = ? WHERE tenant_id = ? AND teammate_id = ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(tenant.value())
                .param(teammate.value())
                .update();
    }

    /**
     * What was neither seen nor mailed, and is mailed with this transaction. What is being written just now is left for the
     * next time, so that nobody who writes to a customer waits; so is what the transaction does not see.
     */
    List<Unmailed> take(TenantId tenant, TeammateId teammate, Instant since, boolean urgent, Instant now) {
        return jdbc.sql("""
                        WITH mine AS MATERIALIZED (
                            SELECT n.id FROM notice n
                            WHERE n.tenant_id = :tenant AND n.teammate_id = :teammate AND n.in_app
                                AND n.seen_at IS NULL AND n.mailed_at IS NULL AND n.happened_at >= :since
                                AND (NOT :urgent OR n.kind = ANY (:kinds))
                                AND (n.conversation_id IS NULL OR EXISTS (SELECT FROM conversation c
                                    WHERE c.tenant_id = n.tenant_id AND c.id = n.conversation_id))
                            ORDER BY n.happened_at DESC LIMIT :most FOR UPDATE OF n SKIP LOCKED)
                        UPDATE notice n SET mailed_at = :now FROM mine
                        WHERE n.tenant_id = :tenant AND n.id = mine.id
                        RETURNING n.kind, n.conversation_id, n.times""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("urgent", urgent)
                .param("kinds", Kind.urgent().stream().map(Kind::wire).toArray(String[]::new))
                .param("most", MOST)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Unmailed(
                        Kind.of(row.getString("kind")).orElseThrow(),
                        Optional.ofNullable(row.getObject("conversation_id", UUID.class))
                                .map(ConversationId::new)
                                .orElse(null),
                        row.getInt("times")))
                .list();
    }

    /** Whether customers may be named. */
    boolean names(TenantId tenant) {
        return jdbc.sql("SELECT allowed FROM notice_mail_names WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void names(TenantId tenant, boolean allowed) {
        jdbc.sql("""
                        INSERT INTO notice_mail_names (tenant_id, allowed) VALUES (:tenant, :allowed)
                        ON CONFLICT (tenant_id) DO UPDATE SET allowed = :allowed""").param("tenant", tenant.value()).param("allowed", allowed).update();
    }

    void forget(TenantId tenant, TeammateId teammate) {
        jdbc.sql("DELETE FROM notice_mail WHERE tenant_id = ? AND teammate_id = ?")
                .param(tenant.value())
                .param(teammate.value())
                .update();
    }
}
