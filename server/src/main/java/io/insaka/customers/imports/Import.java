package io.insaka.customers.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param rows how many there were in the file */
record Import(UUID id, Plan plan, State state, int rows, Tally tally, long fence, Instant createdAt) {
    enum State {
        DRAFT,
        RUNNING,
        DONE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How it is to be read.
     *
     * @param file what the file was called
     * @param by who began it; null before that
     */
    record Plan(
            String file,
            List<String> headers,
            Mapping mapping,
            @Nullable UUID by) {
        Plan with(Mapping next, UUID teammate) {
            return new Plan(file, headers, next, teammate);
        }

        @Override
        public String toString() {
            return "Plan";
        }
    }

    record Tally(int created, int updated, int same, int refused) {
        static final Tally NONE = new Tally(0, 0, 0, 0);

        int done() {
            return created + updated + same + refused;
        }

        Tally and(RowImport.Outcome outcome) {
            return switch (outcome) {
                case RowImport.Outcome.Taken taken ->
                    switch (taken) {
                        case NEW -> new Tally(created + 1, updated, same, refused);
                        case UPDATED -> new Tally(created, updated + 1, same, refused);
                        case SAME -> new Tally(created, updated, same + 1, refused);
                    };
                case RowImport.Outcome.Refused why -> new Tally(created, updated, same, refused + 1);
            };
        }
    }
}
