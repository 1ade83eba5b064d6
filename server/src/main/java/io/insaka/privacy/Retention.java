package io.insaka.privacy;

import io.insaka.kernel.ChannelId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For how long the messages of an organisation are kept.
 *
 * @param organisation of channels that have no period of their own
 */
record Retention(Period organisation, Map<ChannelId, Period> own) {
    Retention {
        own = Map.copyOf(own);
    }

    sealed interface Period {
        enum Always implements Period {
            ALWAYS
        }

        record Days(int days) implements Period {}

        static Period of(@Nullable Integer days) {
            return days == null ? Always.ALWAYS : new Days(days);
        }

        /** Null: for ever. */
        default @Nullable Integer number() {
            return switch (this) {
                case Always always -> null;
                case Days(int days) -> days;
            };
        }

        /** What was before it is not kept; empty: everything is. A day is 24 hours. */
        default Optional<Instant> border(Instant now) {
            return switch (this) {
                case Always always -> Optional.empty();
                case Days(int days) -> Optional.of(now.minus(days, ChronoUnit.DAYS));
            };
        }
    }

    Period of(ChannelId channel) {
        return own.getOrDefault(channel, organisation);
    }
}
