package io.insaka.tenancy;

import java.time.LocalDate;

/**
 * A day on which nobody is there.
 *
 * @param name such as {@code Independence Day}; empty for one without
 * @param yearly each year from this one on; the 29th of February in leap years only
 */
public record ClosedDay(LocalDate day, String name, boolean yearly) {
    static ClosedDay once(LocalDate day) {
        return new ClosedDay(day, "", false);
    }

    boolean covers(LocalDate other) {
        return day.equals(other)
                || yearly
                        && day.getMonthValue() == other.getMonthValue()
                        && day.getDayOfMonth() == other.getDayOfMonth()
                        && day.isBefore(other);
    }
}
