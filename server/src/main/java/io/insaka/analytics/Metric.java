package io.insaka.analytics;

import static io.insaka.analytics.counting.Measure.*;

import io.insaka.analytics.counting.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A number that reports show. What each means says docs/analytics.md, and the console beside it. */
enum Metric {
    STARTED(Measure.STARTED),
    STARTED_BY_US(Measure.STARTED_BY_US),
    NEEDED_PERSON(Measure.NEEDED_PERSON),
    BY_BOT_ALONE(Unit.COUNT, sums -> (double) byBotAlone(sums), Measure.STARTED, Measure.NEEDED_PERSON),
    BOT_SHARE(
            Unit.SHARE,
            sums -> share(byBotAlone(sums), sums.of(Measure.STARTED).count()),
            Measure.STARTED,
            Measure.NEEDED_PERSON),
    HANDED_OVER(Measure.HANDED_OVER),
    RECEIVED(Measure.RECEIVED),
    SENT_BY_BOT(Measure.SENT_BY_BOT),
    SENT_BY_PEOPLE(Measure.SENT_BY_PEOPLE),
    RESOLVED(RESOLUTION),
    REOPENED(Measure.REOPENED),
    LABELLED(Measure.LABELLED),
    LABEL_RESOLVED(LABEL_RESOLUTION),
    FIRST_RESPONSES(FIRST_RESPONSE),
    FIRST_RESPONSE_MEDIAN(FIRST_RESPONSE, 0.5),
    FIRST_RESPONSE_P90(FIRST_RESPONSE, 0.9),
    FIRST_RESPONSE_OPEN_MEDIAN(FIRST_RESPONSE_OPEN, 0.5),
    FIRST_RESPONSE_OPEN_P90(FIRST_RESPONSE_OPEN, 0.9),
    NEXT_RESPONSE_MEDIAN(NEXT_RESPONSE, 0.5),
    NEXT_RESPONSE_P90(NEXT_RESPONSE, 0.9),
    NEXT_RESPONSE_OPEN_MEDIAN(NEXT_RESPONSE_OPEN, 0.5),
    NEXT_RESPONSE_OPEN_P90(NEXT_RESPONSE_OPEN, 0.9),
    BOT_RESPONSE_MEDIAN(BOT_RESPONSE, 0.5),
    BOT_RESPONSE_P90(BOT_RESPONSE, 0.9),
    RESOLUTION_MEDIAN(RESOLUTION, 0.5),
    RESOLUTION_P90(RESOLUTION, 0.9),
    RESOLUTION_OPEN_MEDIAN(RESOLUTION_OPEN, 0.5),
    RESOLUTION_OPEN_P90(RESOLUTION_OPEN, 0.9),
    LABEL_RESOLUTION_MEDIAN(LABEL_RESOLUTION, 0.5),
    SURVEYED(Measure.SURVEYED),
    RATED(Measure.RATED),
    SATISFACTION(
            Unit.SHARE,
            sums -> share(
                    sums.of(Measure.RATED_WELL).count(), sums.of(Measure.RATED).count()),
            Measure.RATED_WELL,
            Measure.RATED),
    SCORE(Unit.SCORE, Metric::score, Measure.SCORED, Measure.RATED),
    RESPONSE_RATE(
            Unit.SHARE,
            sums -> share(
                    sums.of(Measure.RATED).count(), sums.of(Measure.SURVEYED).count()),
            Measure.RATED,
            Measure.SURVEYED),
    RATED_AS(Measure.RATED_AS),
    UNANSWERED(Unit.COUNT, sums -> (double) sums.of(Sums.UNANSWERED).count()),
    COST(Unit.MONEY, sums -> dollars(sums)),
    COST_PER_CONVERSATION(Unit.MONEY, Metric::perConversation, Measure.STARTED),
    MODEL_CALLS(Unit.COUNT, sums -> (double) sums.of(Sums.CALLS).count()),
    MODEL_FAILURES(Unit.COUNT, sums -> (double) sums.of(Sums.FAILURES).count()),
    INPUT_TOKENS(Unit.COUNT, sums -> (double) sums.of(Sums.INPUT).count()),
    OUTPUT_TOKENS(Unit.COUNT, sums -> (double) sums.of(Sums.OUTPUT).count());

    private static final double MICRO = 1_000_000;
    private static final double MILLIS = 1_000;

    private final Unit unit;
    private final Function<Sums, @Nullable Double> value;
    private final Set<Measure> measures;

    /** DURATION is in seconds, MONEY in US dollars, SHARE between 0 and 1, SCORE from 1 to 5. */
    enum Unit {
        COUNT,
        SHARE,
        DURATION,
        MONEY,
        SCORE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Metric(Unit unit, Function<Sums, @Nullable Double> value, Measure... measures) {
        this.unit = unit;
        this.value = value;
        this.measures = Set.copyOf(List.of(measures));
    }

    Metric(Measure counted) {
        this(Unit.COUNT, sums -> (double) sums.of(counted).count(), counted);
    }

    Metric(Measure timed, double share) {
        this(
                Unit.DURATION,
                sums -> {
                    Double millis = sums.of(timed).quantile(share);
                    return millis == null ? null : Math.round(millis) / MILLIS;
                },
                timed);
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Unit unit() {
        return unit;
    }

    Set<Measure> measures() {
        return measures;
    }

    /** Null where there is nothing to say. */
    @Nullable
    Double of(Sums sums) {
        return value.apply(sums);
    }

    private static long byBotAlone(Sums sums) {
        return sums.of(Measure.STARTED).count() - sums.of(Measure.NEEDED_PERSON).count();
    }

    private static @Nullable Double score(Sums sums) {
        return share(sums.of(Measure.SCORED).count(), sums.of(Measure.RATED).count());
    }

    private static @Nullable Double share(long part, long whole) {
        return whole <= 0 ? null : (double) part / whole;
    }

    private static double dollars(Sums sums) {
        return sums.of(Sums.SPENT).millis() / MICRO;
    }

    private static @Nullable Double perConversation(Sums sums) {
        long started = sums.of(Measure.STARTED).count();
        return started <= 0 ? null : dollars(sums) / started;
    }
}
