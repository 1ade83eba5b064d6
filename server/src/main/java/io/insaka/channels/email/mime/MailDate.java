package io.insaka.channels.email.mime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Date of a message, in the many ways it is written. */
public final class MailDate {
    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z]*[\\s,.-]+(\\d{2,4})\\s+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?\\s*([+-]\\d{4})?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    private MailDate() {}

    /** When it was written; when it came, if it does not say or says something impossible. */
    public static Instant of(@Nullable String header, Instant came) {
        Matcher date = DATE.matcher(header == null ? "" : header);
        if (!date.find()) {
            return came;
        }
        int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
        int year = Integer.parseInt(date.group(3));
        try {
            Instant written = LocalDateTime.of(
                            year < 50 ? year + 2000 : year < 1000 ? year + 1900 : year,
                            month,
                            Integer.parseInt(date.group(1)),
                            Integer.parseInt(date.group(4)),
                            Integer.parseInt(date.group(5)),
                            date.group(6) == null ? 0 : Integer.parseInt(date.group(6)))
                    .toInstant(date.group(7) == null ? ZoneOffset.UTC : ZoneOffset.of(date.group(7)));
            return written.isBefore(FIRST) || written.isAfter(came.plus(AHEAD)) ? came : written;
        } catch (DateTimeException impossible) {
            return came;
        }
    }
}
