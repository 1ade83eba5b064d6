package io.insaka.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Hours of each day in which no browser is told.
 *
 * @param from before {@code to} on one day, after it when the night lies between
 */
record Quiet(LocalTime from, LocalTime to) {
    /** When it is over; empty when it is not quiet. */
    Optional<Instant> until(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Optional.of(today.minusDays(1))
                .flatMap(day -> end(day, now, zone))
                .or(() -> end(today, now, zone));
    }

    private Optional<Instant> end(LocalDate day, Instant now, ZoneId zone) {
        Instant begins = day.atTime(from).atZone(zone).toInstant();
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        Instant ends = last.atTime(to).atZone(zone).toInstant();
        return !now.isBefore(begins) && now.isBefore(ends) ? Optional.of(ends) : Optional.empty();
    }
}
