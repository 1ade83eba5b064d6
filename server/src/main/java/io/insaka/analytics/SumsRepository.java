package io.insaka.analytics;

import io.insaka.analytics.Period.Grain;
import io.insaka.analytics.ReportKind.Part;
import io.insaka.analytics.counting.Amount;
import io.insaka.analytics.counting.Measure;
import io.insaka.kernel.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the sums. Joins the tenant's open transaction. */
@Repository
class SumsRepository {
    /** The part everything falls into. */
    static final String ALL = "";

    /** Sums of all are beside those of each teammate. */
    private static final String EVERYBODY = "teammate_id = '00000000-0000-0000-0000-000000000000'";

    private static final String TEAMMATES = "teammate_id <> '00000000-0000-0000-0000-000000000000'";

    private final JdbcClient jdbc;

    SumsRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** Whose numbers. */
    record Whose(TenantId tenant, int generation, String zone) {}

    /**
     * Of which.
     *
     * @param people only what teammates did, each of them
     */
    record Of(
            Period period,
            @Nullable UUID channel,
            @Nullable UUID team,
            @Nullable UUID teammate,
            boolean people) {
        Of(Period period, @Nullable UUID channel, @Nullable UUID team, @Nullable UUID teammate) {
            this(period, channel, team, teammate, false);
        }
    }

    Map<String, Sums> whole(Whose whose, Of of, Collection<Measure> measures) {
        return sums(whose, of, measures, "''");
    }

    /** By the first day of each. */
    Map<String, Sums> over(Whose whose, Of of, Collection<Measure> measures, Grain grain) {
        return sums(whose, of, measures, begin(grain, "day"));
    }

    Map<String, Sums> by(Whose whose, Of of, Collection<Measure> measures, Part part) {
        return sums(
                whose,
                of,
                measures,
                switch (part) {
                    case CHANNEL -> "channel_id::text";
                    case TEAM -> "team_id::text";
                    case TEAMMATE -> "teammate_id::text";
                    case LABEL, REASON, SCORE, MODEL, AGENT -> "tag";
                });
    }

    /** By the day of the week, 1 is Monday, and the hour. */
    Map<String, Sums> byHour(Whose whose, Of of) {
        return sums(
                whose, of, java.util.List.of(Measure.RECEIVED_BY_HOUR), "extract(isodow FROM day)::text || ' ' || tag");
    }

    private static String begin(Grain grain, String day) {
        return switch (grain) {
            case DAY -> day + "::text";
            case WEEK, MONTH -> "date_trunc('" + grain.wire() + "', " + day + "::timestamp)::date::text";
        };
    }

    private Map<String, Sums> sums(Whose whose, Of of, Collection<Measure> measures, String part) {
        Map<String, Sums> sums = new HashMap<>();
        jdbc.sql("""
                        WITH found AS MATERIALIZED (
                            SELECT measure, %s AS part, n, total, buckets, counts FROM analytics_day
                            WHERE tenant_id = :tenant AND generation = :generation AND measure = ANY(:measures)
                            AND day BETWEEN :from AND :to
                            AND (:channel::uuid IS NULL OR channel_id = :channel::uuid)
                            AND (:team::uuid IS NULL OR team_id = :team::uuid) AND %s)
                        SELECT measure, part, NULL::integer AS bucket, sum(n)::bigint AS n, sum(total)::bigint AS total
                        FROM found GROUP BY measure, part
                        UNION ALL
                        SELECT measure, part, u.bucket::integer, sum(u.times)::bigint, 0
                        FROM found CROSS JOIN LATERAL unnest(buckets, counts) AS u (bucket, times)
                        GROUP BY measure, part, u.bucket""".formatted(part, who(of, part)))
                .param("tenant", whose.tenant().value())
                .param("generation", whose.generation())
                .param("measures", measures.stream().map(Measure::wire).toArray(String[]::new))
                .param("from", of.period().from())
                .param("to", of.period().to())
                .param("channel", of.channel())
                .param("team", of.team())
                .param("teammate", of.teammate())
                .query(row -> {
                    Amount amount = sums.computeIfAbsent(row.getString("part"), fresh -> new Sums())
                            .put(row.getString("measure"));
                    Integer bucket = row.getObject("bucket", Integer.class);
                    if (bucket == null) {
                        amount.sum(row.getLong("n"), row.getLong("total"));
                    } else {
                        amount.spread(bucket, row.getLong("n"));
                    }
                });
        return sums;
    }

    private static String who(Of of, String part) {
        if (of.teammate() != null) {
            return "teammate_id = :teammate::uuid";
        }
        return of.people() || part.startsWith("teammate") ? TEAMMATES : EVERYBODY;
    }

    /** Adds what models cost, by the same parts. @param part null: cut as {@code grain} says, or not at all */
    void spent(Whose whose, Period period, @Nullable Part part, @Nullable Grain grain, Map<String, Sums> into) {
        String by = part == Part.MODEL
                ? "model"
                : part == Part.AGENT ? "agent" : grain == null ? "''" : begin(grain, "(hour AT TIME ZONE :zone)::date");
        within(whose, period, """
                        SELECT %s AS part, sum(calls)::bigint AS calls, sum(failures)::bigint AS failures,
                            sum(input_tokens)::bigint AS input, sum(output_tokens)::bigint AS output,
                            sum(micro_cost)::bigint AS spent
                        FROM analytics_cost WHERE tenant_id = :tenant
                        AND hour >= (:from::date::timestamp AT TIME ZONE :zone)
                        AND hour < ((:to::date + 1)::timestamp AT TIME ZONE :zone)
                        GROUP BY 1""".formatted(by)).query(row -> {
            Sums sums = into.computeIfAbsent(row.getString("part"), fresh -> new Sums());
            for (String name : java.util.List.of(Sums.CALLS, Sums.FAILURES, Sums.INPUT, Sums.OUTPUT)) {
                sums.put(name).count(row.getLong(name));
            }
            sums.put(Sums.SPENT).sum(0, row.getLong(Sums.SPENT));
        });
    }

    void unanswered(Whose whose, Period period, @Nullable Grain grain, Map<String, Sums> into) {
        String by = grain == null ? "''" : begin(grain, "(at AT TIME ZONE :zone)::date");
        within(whose, period, """
                        SELECT %s AS part, count(*) AS n FROM analytics_unanswered WHERE tenant_id = :tenant
                        AND at >= (:from::date::timestamp AT TIME ZONE :zone)
                        AND at < ((:to::date + 1)::timestamp AT TIME ZONE :zone)
                        GROUP BY 1""".formatted(by)).query(row -> {
            into.computeIfAbsent(row.getString("part"), fresh -> new Sums())
                    .put(Sums.UNANSWERED)
                    .count(row.getLong("n"));
        });
    }

    private JdbcClient.StatementSpec within(Whose whose, Period period, String sql) {
        return jdbc.sql(sql)
                .param("tenant", whose.tenant().value())
                .param("zone", whose.zone())
                .param("from", period.from().toString())
                .param("to", period.to().toString());
    }
}
