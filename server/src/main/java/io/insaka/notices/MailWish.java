package io.insaka.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How one teammate wants to be mailed.
 *
 * @param at of each day, in their time zone; null unless the rhythm is daily
 * @param urgent whether what is urgent is mailed at once, too
 */
record MailWish(Rhythm rhythm, @Nullable LocalTime at, boolean urgent) {
    static final MailWish NONE = new MailWish(Rhythm.NEVER, null, false);

    /** How soon somebody is looked after again who is still here, or has seen everything. */
    private static final Duration LOOK = Duration.ofMinutes(10);

    private static final Duration HOUR = Duration.ofHours(1);

    MailWish {
        if ((rhythm == Rhythm.DAILY) != (at != null)) {
            throw new IllegalArgumentException("a time is for each day");
        }
    }

    /** When to look again. @param mailed whether they were mailed just now */
    Instant next(Instant now, ZoneId zone, boolean mailed) {
        LocalTime daily = at;
        if (daily == null) {
            return now.plus(mailed ? HOUR : LOOK);
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant then = today.atTime(daily).atZone(zone).toInstant();
        return then.isAfter(now)
                ? then
                : today.plusDays(1).atTime(daily).atZone(zone).toInstant();
    }
}
