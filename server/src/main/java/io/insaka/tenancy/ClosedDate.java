package io.insaka.tenancy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A day on which nobody is there, in the words of the API.
 *
 * @param date such as {@code 2026-12-25}
 * @param name what the day is called; empty for one without a name
 * @param yearly each year from this one on
 */
public record ClosedDate(
        @NotNull @Pattern(regexp = "20[0-9]{2}-[0-9]{2}-[0-9]{2}")
        String date,

        @NotNull @Size(max = ClosedDate.LONGEST_NAME) String name,
        boolean yearly) {
    private static final int LONGEST_NAME = 80;

    public static List<ClosedDate> of(Set<ClosedDay> closed) {
        return closed.stream()
                .sorted(Comparator.comparing(ClosedDay::day))
                .map(day -> new ClosedDate(day.day().toString(), day.name(), day.yearly()))
                .toList();
    }

    /** @throws io.insaka.platform.Problem for a date that does not exist, and for one that is there twice */
    public static Set<ClosedDay> days(List<ClosedDate> dates) {
        Set<LocalDate> seen = new HashSet<>();
        Set<ClosedDay> days = new HashSet<>();
        for (ClosedDate each : dates) {
            LocalDate day = parsed(each.date());
            if (!seen.add(day)) {
                throw Refusal.invalid("closed", "names a date twice");
            }
            if (each.name().indexOf(0) >= 0) {
                throw Refusal.invalid("closed", "has a name with a character that cannot be kept");
            }
            days.add(new ClosedDay(day, each.name().strip(), each.yearly()));
        }
        return days;
    }

    private static LocalDate parsed(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException noDate) {
            throw Refusal.invalid("closed", "has a date that does not exist");
        }
    }
}
