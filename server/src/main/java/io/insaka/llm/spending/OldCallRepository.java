package io.insaka.llm.spending;

import io.insaka.database.SystemTransactions;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Repository;

/** Rows of {@code llm_call} of all organisations that are old. */
@Repository
class OldCallRepository {
    /** A statement that runs for minutes would hold up whoever stops the product. */
    private static final int MOST_AT_ONCE = 20_000;

    private final SystemTransactions transactions;

    OldCallRepository(SystemTransactions transactions) {
        this.transactions = transactions;
    }

    void deleteUntil(Instant until) {
        int deleted = MOST_AT_ONCE;
        while (deleted == MOST_AT_ONCE) {
            deleted = transactions.call(jdbc -> jdbc.sql("""
                            DELETE FROM llm_call WHERE (tenant_id, id) IN (
                                SELECT tenant_id, id FROM llm_call WHERE at < ? LIMIT ?)""")
                    .params(until.atOffset(ZoneOffset.UTC), MOST_AT_ONCE)
                    .update());
        }
    }
}
