package io.insaka.tenancy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When people are there to answer.
 *
 * @param week none: at any time
 * @param closed days on which nobody is there, whatever the week says
 */
public record OpeningHours(List<Span> week, Set<ClosedDay> closed, ZoneId zone) {
    public static final int END_OF_DAY = 24 * 60;

    /** Whoever is not back by then has not said when. */
    private static final int DAYS_AHEAD = 60;

    private static final int YEAR = 366;

    public OpeningHours {
        week = week.stream()
                .sorted(Comparator.comparing(Span::day).thenComparing(Span::opens))
                .toList();
        closed = Set.copyOf(closed);
    }

    /**
     * @param opens minutes since midnight
     * @param closes minutes since midnight; {@link #END_OF_DAY} for the midnight that ends the day
     */
    public record Span(DayOfWeek day, int opens, int closes) {
        public Span {
            if (opens < 0 || opens >= closes || closes > END_OF_DAY) {
                throw new IllegalArgumentException("a span ends after it begins, on the same day");
            }
        }

        boolean meets(Span other) {
            return day == other.day && opens < other.closes && other.opens < closes;
        }
    }

    public boolean openAt(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        int minute = there.getHour() * 60 + there.getMinute();
        return spans(there.toLocalDate()).stream().anyMatch(span -> span.opens() <= minute && minute < span.closes());
    }

    /** When somebody is there next, if they are not now; empty when nobody can tell. */
    public Optional<ZonedDateTime> opensAfter(Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> spans(day).stream()
                        .map(span ->
                                day.atStartOfDay().plusMinutes(span.opens()).atZone(zone)))
                .filter(opens -> opens.toInstant().isAfter(moment))
                .findFirst();
    }

    /** The moment by which so much time has passed in which somebody was there; empty when that is nobody's to tell. */
    public Optional<Instant> later(Instant from, Duration open) {
        if (open.isNegative() || open.isZero()) {
            return Optional.of(from);
        }
        Duration left = open;
        LocalDate first = from.atZone(zone).toLocalDate();
        for (LocalDate day = first; day.isBefore(first.plusDays(YEAR)); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Duration there = between(from, at(day, span.opens()), at(day, span.closes()));
                if (there.compareTo(left) >= 0) {
                    Instant opens = at(day, span.opens());
                    return Optional.of((opens.isBefore(from) ? from : opens).plus(left));
                }
                left = left.minus(there);
            }
        }
        return Optional.empty();
    }

    /** For how long of this time somebody was there. Of more than a year, the first year counts. */
    public Duration openBetween(Instant from, Instant to) {
        LocalDate first = from.atZone(zone).toLocalDate();
        LocalDate last = to.atZone(zone).toLocalDate();
        Duration sum = Duration.ZERO;
        for (LocalDate day = first; !day.isAfter(last) && day.isBefore(first.plusDays(YEAR)); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Instant closes = at(day, span.closes());
                sum = sum.plus(between(from, at(day, span.opens()), closes.isAfter(to) ? to : closes));
            }
        }
        return sum;
    }

    /** From {@code opens}, or {@code from} if that is later. */
    private static Duration between(Instant from, Instant opens, Instant closes) {
        Instant begins = opens.isBefore(from) ? from : opens;
        return closes.isAfter(begins) ? Duration.between(begins, closes) : Duration.ZERO;
    }

    private Instant at(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant();
    }

    private Collection<Span> spans(LocalDate day) {
        if (closed.stream().anyMatch(shut -> shut.covers(day))) {
            return List.of();
        }
        return week.isEmpty()
                ? List.of(new Span(day.getDayOfWeek(), 0, END_OF_DAY))
                : week.stream().filter(span -> span.day() == day.getDayOfWeek()).toList();
    }
}
