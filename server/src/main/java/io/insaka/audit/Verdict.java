package io.insaka.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What checking a chain showed.
 *
 * @param entries how many are whole, from the first on
 * @param brokenAt the number of the first entry that is not as it was written, or is missing; null when all are
 * @param reason altered, missing, personal-altered, cut-off, head-altered or rewritten; null when all is well
 * @param forgotten entries whose personal part has been erased, which is allowed
 * @param anchored the newest entry whose hash was compared with one that was noted outside the database; 0 for none
 */
record Verdict(
        boolean ok,
        long entries,
        @Nullable Long brokenAt,
        @Nullable String reason,
        long forgotten,
        long anchored,
        String headHash,
        Instant checkedAt) {}
