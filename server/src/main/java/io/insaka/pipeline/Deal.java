package io.insaka.pipeline;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may buy. Printing one shows the id only.
 *
 * @param rank its place in its stage
 * @param revision how often it was changed or moved
 */
record Deal(UUID id, Terms terms, UUID stage, BigDecimal rank, int revision, Made made) {
    /** What a teammate says of it. @param value null: nobody knows yet */
    record Terms(
            String title,
            @Nullable String note,
            @Nullable ContactId contact,
            @Nullable Value value,
            TeammateId owner,
            @Nullable LocalDate expectedOn) {
        @Override
        public String toString() {
            return "Terms[]";
        }
    }

    record Value(BigDecimal amount, String currency) {}

    record Made(TeammateId by, Instant at) {}

    /** @param from what the stage was called; null: it was made in the other */
    record Move(@Nullable String from, String to, TeammateId by, Instant at) {}

    @Override
    public String toString() {
        return "Deal[" + id + "]";
    }
}
