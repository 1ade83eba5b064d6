package io.insaka.tenancy;

import io.insaka.database.SystemTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Owns the table {@code password_wish}: who forgot their password, by an e-mail address that may be nobody's. */
@Repository
class WishRepository {
    /** Wishes of one address within {@link #WHILE} that are answered. */
    private static final int ANSWERED = 3;

    private static final Duration WHILE = Duration.ofHours(1);

    private final SystemTransactions system;

    WishRepository(SystemTransactions system) {
        this.system = system;
    }

    record Wish(byte[] email, UUID id) {}

    /** The same statement for every address. What is one too many, or waits already, changes nothing. */
    void ask(byte[] email, UUID id, Instant now) {
        system.call(jdbc -> jdbc.sql("""
                        WITH cleared AS (
                            DELETE FROM password_wish WHERE latest_at < :expired AND email_index <> :email)
                        INSERT INTO password_wish AS wish (email_index, id, asked, latest_at, waiting, not_before)
                        VALUES (:email, :id, ARRAY[:now::timestamptz], :now, true, :now)
                        ON CONFLICT ON CONSTRAINT password_wish_pk DO UPDATE SET id = :id, waiting = true,
                            latest_at = :now, not_before = :now,
                            asked = array_append(
                                ARRAY(SELECT at FROM unnest(wish.asked) AS at WHERE at > :expired), :now::timestamptz)
                        WHERE NOT (wish.waiting AND wish.latest_at > :expired)
                            AND (SELECT count(*) FROM unnest(wish.asked) AS at WHERE at > :expired) < :most
                        """)
                .param("email", email)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expired", now.minus(WHILE).atOffset(ZoneOffset.UTC))
                .param("most", ANSWERED)
                .update());
    }

    List<Wish> lease(Instant now, Duration lease, int most) {
        return system.call(jdbc -> jdbc.sql("""
                        WITH due AS MATERIALIZED (SELECT email_index FROM password_wish
                              WHERE waiting AND not_before <= :now AND latest_at > :expired
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE password_wish w SET not_before = :until
                        FROM due
                        WHERE w.email_index = due.email_index RETURNING w.email_index, w.id""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("expired", now.minus(WHILE).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Wish(row.getBytes("email_index"), row.getObject("id", UUID.class)))
                .list());
    }

    void answered(Wish wish) {
        system.call(jdbc -> jdbc.sql("UPDATE password_wish SET waiting = false WHERE email_index = ? AND id = ?")
                .param(wish.email())
                .param(wish.id())
                .update());
    }
}
