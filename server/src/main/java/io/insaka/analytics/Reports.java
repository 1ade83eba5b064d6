package io.insaka.analytics;

import io.insaka.analytics.Period.Grain;
import io.insaka.analytics.Report.Column;
import io.insaka.analytics.Report.Days;
import io.insaka.analytics.Report.Figure;
import io.insaka.analytics.Report.Point;
import io.insaka.analytics.Report.Row;
import io.insaka.analytics.Report.Series;
import io.insaka.analytics.ReportKind.Part;
import io.insaka.analytics.SumsRepository.Of;
import io.insaka.analytics.SumsRepository.Whose;
import io.insaka.analytics.counting.Measure;
import io.insaka.analytics.counting.Progress;
import io.insaka.analytics.counting.Standings;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Openings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes reports of the sums. */
@Component
class Reports {
    private static final Sums NOTHING = new Sums();
    private static final String NONE = new UUID(0, 0).toString();
    private static final int MOST_ROWS = 200;

    private final TenantTransactions transactions;
    private final SumsRepository sums;
    private final Standings standings;
    private final Openings openings;
    private final Names names;
    private final Clock clock;

    Reports(
            TenantTransactions transactions,
            SumsRepository sums,
            Standings standings,
            Openings openings,
            Names names,
            Clock clock) {
        this.transactions = transactions;
        this.sums = sums;
        this.standings = standings;
        this.openings = openings;
        this.names = names;
        this.clock = clock;
    }

    /** What is asked for; null where nothing is said. Of one teammate only what that teammate did. */
    record Asked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String compare,
            @Nullable String granularity,
            @Nullable UUID channel,
            @Nullable UUID team,
            @Nullable UUID teammate) {
        Asked(
                @Nullable LocalDate from,
                @Nullable LocalDate to,
                @Nullable String compare,
                @Nullable String granularity,
                @Nullable UUID channel,
                @Nullable UUID team) {
            this(from, to, compare, granularity, channel, team, null);
        }

        boolean filtered() {
            return channel != null || team != null;
        }
    }

    Report of(TenantId tenant, ReportKind kind, Asked asked) {
        if (kind == ReportKind.COST && asked.filtered()) {
            throw AnalyticsProblem.invalid("channel", "what models cost is not known by channel or team");
        }
        ZoneId zone = openings.of(tenant).zone();
        Period period =
                Period.of(asked.from(), asked.to(), clock.instant().atZone(zone).toLocalDate());
        Period compared = period.compared(asked.compare());
        Grain grain = Grain.of(asked.granularity(), period);
        return transactions.call(tenant, () -> {
            var progress = standings.of(tenant);
            int generation = progress.map(Progress::generation).orElse(0);
            var making = new Making(new Whose(tenant, generation, zone.getId()), asked, grain);
            return new Report(
                    kind.wire(),
                    Days.of(period),
                    compared == null ? null : Days.of(compared),
                    zone.getId(),
                    grain.wire(),
                    state(progress.orElse(null)),
                    progress.map(Progress::followedAt).orElse(null),
                    making.figures(kind, period, compared),
                    making.series(kind, period, compared),
                    kind.tables().stream()
                            .map(table -> making.table(kind, table, period))
                            .toList());
        });
    }

    static String state(@Nullable Progress progress) {
        if (progress == null || progress.generation() == 0) {
            return "counting";
        }
        return progress.building() == null ? "ready" : "recounting";
    }

    private final class Making {
        private final Whose whose;
        private final Asked asked;
        private final Grain grain;

        Making(Whose whose, Asked asked, Grain grain) {
            this.whose = whose;
            this.asked = asked;
            this.grain = grain;
        }

        /** What the bot ended alone is nothing that teammates did: the figures are the sums of their table. */
        private Of of(ReportKind kind, Period period) {
            return new Of(period, asked.channel(), asked.team(), asked.teammate(), kind == ReportKind.TEAMMATES);
        }

        private List<Metric> known(List<Metric> metrics) {
            return metrics.stream()
                    .filter(metric -> metric != Metric.UNANSWERED || !asked.filtered())
                    .toList();
        }

        private static Set<Measure> measures(Collection<Metric> metrics) {
            return metrics.stream()
                    .flatMap(metric -> metric.measures().stream())
                    .collect(Collectors.toSet());
        }

        List<Figure> figures(ReportKind kind, Period period, @Nullable Period compared) {
            List<Metric> metrics = known(kind.figures());
            Sums now = sums(kind, period, metrics, null).getOrDefault(SumsRepository.ALL, NOTHING);
            Sums before = compared == null
                    ? null
                    : sums(kind, compared, metrics, null).getOrDefault(SumsRepository.ALL, NOTHING);
            return metrics.stream()
                    .map(metric -> new Figure(
                            metric.wire(),
                            metric.unit().wire(),
                            metric.of(now),
                            before == null ? null : metric.of(before)))
                    .toList();
        }

        private Map<String, Sums> sums(ReportKind kind, Period period, List<Metric> metrics, @Nullable Grain cut) {
            Set<Measure> measures = measures(metrics);
            Map<String, Sums> found = new HashMap<>();
            if (!measures.isEmpty()) {
                found.putAll(
                        cut == null
                                ? sums.whole(whose, of(kind, period), measures)
                                : sums.over(whose, of(kind, period), measures, cut));
            }
            if (kind == ReportKind.COST) {
                sums.spent(whose, period, null, cut, found);
            }
            if (metrics.contains(Metric.UNANSWERED)) {
                sums.unanswered(whose, period, cut, found);
            }
            return found;
        }

        List<Series> series(ReportKind kind, Period period, @Nullable Period compared) {
            List<Metric> metrics = known(kind.series());
            Map<String, Sums> now = sums(kind, period, metrics, grain);
            Map<String, Sums> before = compared == null ? Map.of() : sums(kind, compared, metrics, grain);
            List<LocalDate> cuts = period.cut(grain);
            List<LocalDate> former = compared == null ? List.of() : compared.cut(grain);
            return metrics.stream()
                    .map(metric ->
                            new Series(metric.wire(), metric.unit().wire(), points(metric, cuts, now, former, before)))
                    .toList();
        }

        private List<Point> points(
                Metric metric,
                List<LocalDate> cuts,
                Map<String, Sums> now,
                List<LocalDate> former,
                Map<String, Sums> before) {
            List<Point> points = new ArrayList<>();
            for (int n = 0; n < cuts.size(); n++) {
                LocalDate begin = cuts.get(n);
                points.add(new Point(
                        begin,
                        metric.of(now.getOrDefault(begin.toString(), NOTHING)),
                        n < former.size()
                                ? metric.of(before.getOrDefault(former.get(n).toString(), NOTHING))
                                : null));
            }
            return points;
        }

        Report.Table table(ReportKind kind, ReportKind.Table table, Period period) {
            Part part = table.part();
            Map<String, Sums> found = new HashMap<>();
            if (part.ofModels()) {
                sums.spent(whose, period, part, null, found);
            } else {
                found.putAll(sums.by(whose, of(kind, period), measures(table.metrics()), part));
            }
            found.remove(SumsRepository.ALL);
            var called = names.of(
                    whose.tenant(),
                    part,
                    found.keySet().stream().filter(id -> !id.equals(NONE)).toList());
            Comparator<Row> largest = Comparator.comparing(
                    row -> row.values().getFirst(), Comparator.nullsFirst(Comparator.naturalOrder()));
            List<Row> rows = found.entrySet().stream()
                    .map(entry -> row(entry.getKey(), called.get(entry.getKey()), entry.getValue(), table.metrics()))
                    .sorted(largest.reversed().thenComparing(row -> String.valueOf(row.name())))
                    .limit(MOST_ROWS)
                    .toList();
            return new Report.Table(
                    part.wire(),
                    table.metrics().stream()
                            .map(metric ->
                                    new Column(metric.wire(), metric.unit().wire()))
                            .toList(),
                    rows);
        }

        private static Row row(String id, @Nullable String name, Sums values, List<Metric> metrics) {
            return new Row(
                    id.equals(NONE) ? null : id,
                    name,
                    metrics.stream().map(metric -> metric.of(values)).toList());
        }
    }

    /** @param weekday 1 is Monday */
    record Cell(int weekday, int hour, long received) {}

    /** Only what is not nothing. */
    List<Cell> hours(TenantId tenant, Asked asked) {
        ZoneId zone = openings.of(tenant).zone();
        Period period =
                Period.of(asked.from(), asked.to(), clock.instant().atZone(zone).toLocalDate());
        return transactions.call(tenant, () -> {
            int generation = standings.of(tenant).map(Progress::generation).orElse(0);
            return sums
                    .byHour(
                            new Whose(tenant, generation, zone.getId()),
                            new Of(period, asked.channel(), asked.team(), null))
                    .entrySet()
                    .stream()
                    .flatMap(entry -> cell(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(Cell::weekday).thenComparing(Cell::hour))
                    .toList();
        });
    }

    private static Stream<Cell> cell(String part, Sums sums) {
        String[] words = part.split(" ", 2);
        long received = sums.of(Measure.RECEIVED_BY_HOUR).count();
        return received == 0
                ? Stream.of()
                : Stream.of(new Cell(Integer.parseInt(words[0]), Integer.parseInt(words[1]), received));
    }
}
