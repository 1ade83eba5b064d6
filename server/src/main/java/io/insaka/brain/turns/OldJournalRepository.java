package io.insaka.brain.turns;

import io.insaka.database.SystemTransactions;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Repository;

/** Rows of {@code turn_journal} of all organisations that are old. */
@Repository
class OldJournalRepository {
    /** A statement that runs for minutes would hold up whoever stops the product. */
    private static final int MOST_AT_ONCE = 20_000;

    private final SystemTransactions transactions;

    OldJournalRepository(SystemTransactions transactions) {
        this.transactions = transactions;
    }

    /** A turn that still runs, however long it has waited for a person, may ask for its results again. */
    void deleteUntil(Instant until) {
        int deleted = MOST_AT_ONCE;
        while (deleted == MOST_AT_ONCE) {
            deleted = transactions.call(jdbc -> jdbc.sql("""
                            DELETE FROM turn_journal WHERE (tenant_id, turn_id, key) IN (
                                SELECT j.tenant_id, j.turn_id, j.key FROM turn_journal j
                                WHERE j.created_at < ? AND NOT EXISTS (
                                    SELECT FROM turn t WHERE t.tenant_id = j.tenant_id AND t.id = j.turn_id
                                        AND t.status = 'running')
                                LIMIT ?)""")
                    .params(until.atOffset(ZoneOffset.UTC), MOST_AT_ONCE)
                    .update());
        }
    }
}
