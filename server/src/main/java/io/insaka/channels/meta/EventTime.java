package io.insaka.channels.meta;

import io.insaka.channels.graph.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Milliseconds as a rule; seconds, digits in quotes and ISO 8601 have all been seen. */
final class EventTime {
    private EventTime() {}

    static Instant of(@Nullable String text, Instant received) {
        if (text != null && text.indexOf('-') > 0) {
            try {
                // "+0000" without a colon is Meta's way.
                String iso = text.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2");
                Instant at = OffsetDateTime.parse(iso).toInstant();
                return Times.sent(String.valueOf(at.toEpochMilli()), received);
            } catch (DateTimeException notATime) {
                return received;
            }
        }
        return Times.sent(text, received);
    }
}
