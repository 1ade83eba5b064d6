package io.insaka.tenancy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Some hours of a day of the week, in the words of the API.
 *
 * @param day {@code monday} to {@code sunday}
 * @param opens such as {@code 08:00}
 * @param closes such as {@code 17:30}; {@code 24:00} for the end of the day
 */
public record WeekSpan(
        @NotNull @Pattern(regexp = "monday|tuesday|wednesday|thursday|friday|saturday|sunday")
        String day,

        @NotNull @Pattern(regexp = WeekSpan.TIME) String opens,
        @NotNull @Pattern(regexp = WeekSpan.TIME) String closes) {
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";

    public static WeekSpan of(OpeningHours.Span span) {
        return new WeekSpan(span.day().name().toLowerCase(Locale.ROOT), time(span.opens()), time(span.closes()));
    }

    /** @throws io.insaka.platform.Problem when a span ends before it begins, or two overlap */
    public static List<OpeningHours.Span> week(List<WeekSpan> spans) {
        List<OpeningHours.Span> week = new ArrayList<>();
        for (WeekSpan span : spans) {
            int opens = minutes(span.opens());
            int closes = minutes(span.closes());
            if (opens >= closes) {
                throw Refusal.invalid("week", "each span must end after it begins; split one that passes midnight");
            }
            var next = new OpeningHours.Span(DayOfWeek.valueOf(span.day().toUpperCase(Locale.ROOT)), opens, closes);
            if (week.stream().anyMatch(next::meets)) {
                throw Refusal.invalid("week", "two spans of one day overlap");
            }
            week.add(next);
        }
        return week;
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private static String time(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
