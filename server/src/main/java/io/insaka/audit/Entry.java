package io.insaka.audit;

import io.insaka.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One link of an organisation's chain, as it stands in the table.
 *
 * @param seq from 1, without gaps
 * @param at to the microsecond, as the database keeps it
 * @param details JSON, exactly as it was hashed
 * @param commitment to the personal part; null where there is none
 */
record Entry(
        TenantId tenant,
        long seq,
        Instant at,
        Actor actor,
        String action,
        Subject subject,
        String details,
        byte @Nullable [] commitment,
        byte[] previous,
        byte[] hash) {
    /** This content with the hash that belongs to it. */
    Entry linked() {
        return new Entry(tenant, seq, at, actor, action, subject, details, commitment, previous, Chain.hash(this));
    }
}
