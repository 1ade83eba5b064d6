package io.insaka.analytics;

import static io.insaka.analytics.Metric.*;
import static io.insaka.analytics.Metric.RATED;
import static io.insaka.analytics.Metric.RATED_AS;
import static io.insaka.analytics.Metric.RESPONSE_RATE;
import static io.insaka.analytics.Metric.SCORE;
import static io.insaka.analytics.Metric.SURVEYED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The reports, and what is in them. */
enum ReportKind {
    CONVERSATIONS(
            List.of(STARTED, STARTED_BY_US, NEEDED_PERSON, BOT_SHARE, RESOLVED, REOPENED, RECEIVED),
            List.of(STARTED, NEEDED_PERSON, RESOLVED),
            new Table(Part.CHANNEL, STARTED, NEEDED_PERSON, BOT_SHARE, RESOLVED, REOPENED),
            new Table(Part.TEAM, STARTED, NEEDED_PERSON, RESOLVED, REOPENED)),
    RESPONSES(
            List.of(
                    FIRST_RESPONSES,
                    FIRST_RESPONSE_MEDIAN,
                    FIRST_RESPONSE_P90,
                    FIRST_RESPONSE_OPEN_MEDIAN,
                    FIRST_RESPONSE_OPEN_P90,
                    NEXT_RESPONSE_MEDIAN,
                    NEXT_RESPONSE_P90,
                    NEXT_RESPONSE_OPEN_MEDIAN,
                    NEXT_RESPONSE_OPEN_P90,
                    BOT_RESPONSE_MEDIAN,
                    BOT_RESPONSE_P90),
            List.of(FIRST_RESPONSE_MEDIAN, FIRST_RESPONSE_P90),
            new Table(Part.CHANNEL, FIRST_RESPONSES, FIRST_RESPONSE_MEDIAN, FIRST_RESPONSE_P90, NEXT_RESPONSE_MEDIAN),
            new Table(Part.TEAM, FIRST_RESPONSES, FIRST_RESPONSE_MEDIAN, FIRST_RESPONSE_P90, NEXT_RESPONSE_MEDIAN)),
    RESOLUTION(
            List.of(RESOLVED, REOPENED, RESOLUTION_MEDIAN, RESOLUTION_P90, RESOLUTION_OPEN_MEDIAN, RESOLUTION_OPEN_P90),
            List.of(RESOLUTION_MEDIAN, RESOLUTION_P90),
            new Table(Part.CHANNEL, RESOLVED, REOPENED, RESOLUTION_MEDIAN, RESOLUTION_P90),
            new Table(Part.TEAM, RESOLVED, REOPENED, RESOLUTION_MEDIAN, RESOLUTION_P90)),
    BOT(
            List.of(STARTED, BY_BOT_ALONE, BOT_SHARE, HANDED_OVER, UNANSWERED, SENT_BY_BOT, BOT_RESPONSE_MEDIAN),
            List.of(BY_BOT_ALONE, HANDED_OVER, UNANSWERED),
            new Table(Part.REASON, HANDED_OVER),
            new Table(Part.CHANNEL, STARTED, BY_BOT_ALONE, BOT_SHARE, HANDED_OVER)),
    TEAMMATES(
            List.of(SENT_BY_PEOPLE, FIRST_RESPONSES, FIRST_RESPONSE_MEDIAN, NEXT_RESPONSE_MEDIAN, RESOLVED),
            List.of(SENT_BY_PEOPLE),
            new Table(
                    Part.TEAMMATE,
                    SENT_BY_PEOPLE,
                    FIRST_RESPONSES,
                    FIRST_RESPONSE_MEDIAN,
                    FIRST_RESPONSE_P90,
                    NEXT_RESPONSE_MEDIAN,
                    RESOLVED,
                    RESOLUTION_MEDIAN)),
    CHANNELS(
            List.of(RECEIVED, STARTED, SENT_BY_BOT, SENT_BY_PEOPLE),
            List.of(RECEIVED),
            new Table(
                    Part.CHANNEL,
                    RECEIVED,
                    STARTED,
                    BOT_SHARE,
                    SENT_BY_BOT,
                    SENT_BY_PEOPLE,
                    FIRST_RESPONSE_MEDIAN,
                    RESOLUTION_MEDIAN)),
    LABELS(
            List.of(LABELLED, LABEL_RESOLVED),
            List.of(LABELLED),
            new Table(Part.LABEL, LABELLED, LABEL_RESOLVED, LABEL_RESOLUTION_MEDIAN)),
    SATISFACTION(
            List.of(Metric.SATISFACTION, SCORE, RESPONSE_RATE, RATED, SURVEYED),
            List.of(Metric.SATISFACTION, RESPONSE_RATE),
            new Table(Part.SCORE, RATED_AS),
            new Table(Part.TEAMMATE, RATED, Metric.SATISFACTION, SCORE, SURVEYED, RESPONSE_RATE),
            new Table(Part.TEAM, RATED, Metric.SATISFACTION, SCORE, SURVEYED, RESPONSE_RATE),
            new Table(Part.CHANNEL, RATED, Metric.SATISFACTION, SCORE, SURVEYED, RESPONSE_RATE)),
    COST(
            List.of(Metric.COST, COST_PER_CONVERSATION, MODEL_CALLS, MODEL_FAILURES, INPUT_TOKENS, OUTPUT_TOKENS),
            List.of(Metric.COST),
            new Table(Part.MODEL, Metric.COST, MODEL_CALLS, MODEL_FAILURES, INPUT_TOKENS, OUTPUT_TOKENS),
            new Table(Part.AGENT, Metric.COST, MODEL_CALLS, MODEL_FAILURES, INPUT_TOKENS, OUTPUT_TOKENS)),
    /** Of one teammate, who is the only one to see it so. */
    OWN(
            List.of(
                    SENT_BY_PEOPLE,
                    FIRST_RESPONSES,
                    FIRST_RESPONSE_MEDIAN,
                    FIRST_RESPONSE_P90,
                    NEXT_RESPONSE_MEDIAN,
                    RESOLVED,
                    RESOLUTION_MEDIAN,
                    RATED,
                    Metric.SATISFACTION,
                    SCORE),
            List.of(SENT_BY_PEOPLE, RESOLVED));

    private final List<Metric> figures;
    private final List<Metric> series;
    private final List<Table> tables;

    /** By what a table is cut. */
    enum Part {
        CHANNEL,
        TEAM,
        TEAMMATE,
        LABEL,
        REASON,
        SCORE,
        MODEL,
        AGENT;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean ofModels() {
            return this == MODEL || this == AGENT;
        }
    }

    record Table(Part part, List<Metric> metrics) {
        Table(Part part, Metric... metrics) {
            this(part, List.of(metrics));
        }
    }

    ReportKind(List<Metric> figures, List<Metric> series, Table... tables) {
        this.figures = figures;
        this.series = series;
        this.tables = List.of(tables);
    }

    static ReportKind of(String wire) {
        return Arrays.stream(values())
                .filter(kind -> kind != OWN && kind.wire().equals(wire))
                .findFirst()
                .orElseThrow(AnalyticsProblem::unknownReport);
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Metric> figures() {
        return figures;
    }

    List<Metric> series() {
        return series;
    }

    List<Table> tables() {
        return tables;
    }
}
