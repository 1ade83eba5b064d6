package io.insaka.tenancy;

import io.insaka.database.SystemTransactions;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Owns the table {@code sign_in_attempt}: wrong passwords by e-mail address, whether it exists or not. */
@Repository
class AttemptRepository {
    private final SystemTransactions transactions;
    private final EmailIndex index;
    private final AccessLimits limits;

    AttemptRepository(SystemTransactions transactions, EmailIndex index, AccessLimits limits) {
        this.transactions = transactions;
        this.index = index;
        this.limits = limits;
    }

    /** How long the account stays locked; empty when it is not. */
    Optional<Duration> lock(Email email, Instant now) {
        return transactions.call(jdbc -> jdbc.sql("""
                        SELECT min(failed_at) FROM (
                            SELECT unnest(failures) AS failed_at FROM sign_in_attempt WHERE email_index = ?) AS failure
                        WHERE failed_at > ? HAVING count(*) >= ?
                        """)
                .param(index.of(email))
                .param(Timestamp.from(now.minus(limits.window())))
                .param(limits.wrongPasswords())
                .query(Timestamp.class)
                .optional()
                .map(first -> Duration.between(now, first.toInstant().plus(limits.window()))));
    }

    void failed(Email email, Instant now) {
        Timestamp expired = Timestamp.from(now.minus(limits.window()));
        transactions.call(jdbc -> jdbc.sql("""
                        WITH cleared AS (DELETE FROM sign_in_attempt WHERE latest_at < :expired AND email_index <> :account)
                        INSERT INTO sign_in_attempt (email_index, failures, latest_at)
                        VALUES (:account, ARRAY[:now::timestamptz], :now)
                        ON CONFLICT ON CONSTRAINT sign_in_attempt_pk DO UPDATE SET latest_at = excluded.latest_at,
                            failures = array_append(
                                ARRAY(SELECT failed_at FROM unnest(sign_in_attempt.failures) AS failed_at
                                      WHERE failed_at > :expired),
                                :now::timestamptz)
                        """)
                .param("account", index.of(email))
                .param("now", Timestamp.from(now))
                .param("expired", expired)
                .update());
    }

    void succeeded(Email email) {
        transactions.call(jdbc -> jdbc.sql("DELETE FROM sign_in_attempt WHERE email_index = ?")
                .param(index.of(email))
                .update());
    }
}
