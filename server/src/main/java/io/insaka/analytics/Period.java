package io.insaka.analytics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Days of an organisation, the first and the last among them. */
record Period(LocalDate from, LocalDate to) {
    static final int LONGEST = 1100;
    private static final int USUAL = 29;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    /** In what a period is cut. */
    enum Grain {
        DAY(95),
        WEEK(400),
        MONTH(Integer.MAX_VALUE);

        private final int upTo;

        Grain(int upTo) {
            this.upTo = upTo;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        LocalDate begins(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        private LocalDate next(LocalDate begin) {
            return switch (this) {
                case DAY -> begin.plusDays(1);
                case WEEK -> begin.plusWeeks(1);
                case MONTH -> begin.plusMonths(1);
            };
        }

        static Grain of(@Nullable String word, Period period) {
            if (word == null || word.isBlank()) {
                return Stream.of(values())
                        .filter(grain -> period.days() <= grain.upTo)
                        .findFirst()
                        .orElse(MONTH);
            }
            return Stream.of(values())
                    .filter(grain -> grain.wire().equals(word))
                    .findFirst()
                    .orElseThrow(() -> AnalyticsProblem.invalid("granularity", "is one of day, week, month"));
        }
    }

    /** The last thirty days, where nothing is said. */
    static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last = to == null ? today : to;
        if (last.isBefore(FIRST) || last.isAfter(today.plusDays(1))) {
            throw AnalyticsProblem.invalid("to", "is a day between 2000 and today");
        }
        LocalDate first = from == null ? last.minusDays(USUAL) : from;
        if (first.isBefore(FIRST)) {
            throw AnalyticsProblem.invalid("from", "is a day between 2000 and today");
        }
        if (last.isBefore(first)) {
            throw AnalyticsProblem.invalid("to", "is not before from");
        }
        var period = new Period(first, last);
        if (period.days() > LONGEST) {
            throw AnalyticsProblem.invalid("from", "is at most three years before to");
        }
        return period;
    }

    /** What it is compared with; null: nothing. */
    @Nullable
    Period compared(@Nullable String how) {
        if (how == null || how.isBlank() || how.equals("none")) {
            return null;
        }
        return switch (how) {
            case "previous" -> new Period(from.minusDays(days()), from.minusDays(1));
            case "year" -> new Period(from.minusYears(1), to.minusYears(1));
            default -> throw AnalyticsProblem.invalid("compare", "is one of none, previous, year");
        };
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    List<LocalDate> cut(Grain grain) {
        return Stream.iterate(grain.begins(from), begin -> !begin.isAfter(to), grain::next)
                .toList();
    }
}
