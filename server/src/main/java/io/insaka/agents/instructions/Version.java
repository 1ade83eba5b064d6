package io.insaka.agents.instructions;

import io.insaka.kernel.TeammateId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Instructions as they were at one time.
 *
 * @param by null for the product's own
 */
record Version(
        int number,
        String text,
        @Nullable Integer restoredFrom,
        @Nullable TeammateId by,
        @Nullable Instant at) {}
