package io.insaka.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is shown, and as programs read it.
 *
 * @param report its name
 * @param compared the days it is compared with; null: none
 * @param timeZone whose days these are
 * @param granularity day, week or month: in what the series are cut
 * @param state ready, counting (there are no sums yet), or recounting (all is counted again; what is shown still holds)
 * @param countedAt up to when changes are in it; null: not yet
 */
record Report(
        String report,
        Days period,
        @Nullable Days compared,
        String timeZone,
        String granularity,
        String state,
        @Nullable Instant countedAt,
        List<Figure> figures,
        List<Series> series,
        List<Table> tables) {

    record Days(LocalDate from, LocalDate to) {
        static Days of(Period period) {
            return new Days(period.from(), period.to());
        }
    }

    /**
     * @param unit count, share (0 to 1), score (1 to 5), duration (seconds) or money (US dollars)
     * @param value null: nothing to say
     * @param before the same of the days it is compared with
     */
    record Figure(
            String metric,
            String unit,
            @Nullable Double value,
            @Nullable Double before) {}

    record Series(String metric, String unit, List<Point> points) {}

    /** @param from the first day of it */
    record Point(
            LocalDate from,
            @Nullable Double value,
            @Nullable Double before) {}

    /** @param part channel, team, teammate, label, reason, score, model or agent */
    record Table(String part, List<Column> columns, List<Row> rows) {}

    record Column(String metric, String unit) {}

    /**
     * @param id of the channel, the team, the teammate or the label; a word of the others; null: of none
     * @param name null of what nobody knows any more, and of none
     * @param values in the order of the columns
     */
    record Row(@Nullable String id, @Nullable String name, List<@Nullable Double> values) {}
}
