package io.insaka.analytics;

import io.insaka.platform.SheetCells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parts of a report as comma-separated values (RFC 4180). */
final class ReportFile {
    private ReportFile() {}

    /** @param part figures, series, or that of a table */
    static byte[] of(Report report, String part) throws IOException {
        Stream<List<@Nullable Object>> lines =
                switch (part) {
                    case "figures" -> figures(report);
                    case "series" -> series(report);
                    default -> table(report, part);
                };
        var file = new ByteArrayOutputStream();
        try (SheetCells sheet = SheetCells.Format.CSV.to(file)) {
            for (List<@Nullable Object> line : lines.toList()) {
                sheet.row(line.stream().map(ReportFile::cell).toList());
            }
        }
        return file.toByteArray();
    }

    private static Stream<List<@Nullable Object>> figures(Report report) {
        return Stream.concat(
                Stream.of(row(Stream.of("metric", "unit", "value", "before"))),
                report.figures().stream()
                        .map(figure ->
                                row(Stream.of(figure.metric(), figure.unit(), figure.value(), figure.before()))));
    }

    private static Stream<List<@Nullable Object>> series(Report report) {
        List<Report.Series> all = report.series();
        boolean compared = report.compared() != null;
        var head = row(Stream.concat(
                Stream.of(report.granularity()),
                all.stream()
                        .flatMap(one -> compared
                                ? Stream.of(title(one.metric(), one.unit()), one.metric() + " before")
                                : Stream.of(title(one.metric(), one.unit())))));
        int most = all.stream().mapToInt(one -> one.points().size()).max().orElse(0);
        return Stream.concat(
                Stream.of(head),
                Stream.iterate(0, n -> n + 1)
                        .limit(most)
                        .map(n -> row(Stream.concat(
                                Stream.of(all.getFirst().points().get(n).from()),
                                all.stream()
                                        .map(one -> one.points().get(n))
                                        .flatMap(point -> compared
                                                ? Stream.of(point.value(), point.before())
                                                : Stream.of(point.value()))))));
    }

    private static Stream<List<@Nullable Object>> table(Report report, String part) {
        Report.Table table = report.tables().stream()
                .filter(one -> one.part().equals(part))
                .findFirst()
                .orElseThrow(AnalyticsProblem::unknownPart);
        return Stream.concat(
                Stream.of(row(Stream.concat(
                        Stream.of(part, "id"),
                        table.columns().stream().map(column -> title(column.metric(), column.unit()))))),
                table.rows().stream()
                        .map(line -> row(Stream.concat(
                                Stream.of(line.name(), line.id()),
                                line.values().stream().map(value -> (Object) value)))));
    }

    private static List<@Nullable Object> row(Stream<?> cells) {
        return cells.<Object>map(cell -> cell).toList();
    }

    private static String title(String metric, String unit) {
        return switch (unit) {
            case "duration" -> metric + " (seconds)";
            case "money" -> metric + " (USD)";
            default -> metric;
        };
    }

    static String cell(@Nullable Object value) {
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString(number.longValue())
                    : number.toString();
        }
        return Objects.toString(value, "");
    }
}
