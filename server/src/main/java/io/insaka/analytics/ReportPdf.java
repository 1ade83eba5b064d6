package io.insaka.analytics;

import io.insaka.analytics.Report.Column;
import io.insaka.analytics.Report.Figure;
import io.insaka.analytics.Report.Row;
import io.insaka.analytics.Report.Series;
import io.insaka.analytics.Reports.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A report on paper: the numbers of the screen, with the same days and the same comparison. How long it gets is bounded by the
 * report, which has at most three years of days and 200 rows a table.
 */
final class ReportPdf {
    private static final float SIZE = 8.5f;
    private static final float LINE = 13;
    private static final float INK = 0.1f;
    private static final float PALE = 0.4f;

    private final Report report;
    private final Heading heading;
    private final ReportWords words;
    private final PdfSheet sheet;

    /** @param only what it is narrowed to, in words */
    record Heading(String organisation, List<String> only, Instant madeAt) {}

    private ReportPdf(Report report, Heading heading, ReportWords words, PdfSheet sheet) {
        this.report = report;
        this.heading = heading;
        this.words = words;
        this.sheet = sheet;
    }

    /** @param hours when customers write; empty where the screen does not show it */
    static byte[] of(Report report, List<Cell> hours, Heading heading, ReportWords words) {
        String title = words.say("report." + report.report());
        try (var sheet = new PdfSheet(heading.organisation() + " – " + title, words.locale())) {
            var pdf = new ReportPdf(report, heading, words, sheet);
            pdf.head(title);
            if (report.figures().stream().allMatch(ReportPdf::isNothing)) {
                sheet.down(20);
                sheet.line(words.say("nothing"), 11, PALE);
            } else {
                pdf.body(hours);
            }
            String made = words.say("made", words.moment(heading.madeAt().atZone(ZoneId.of(report.timeZone()))));
            return sheet.finish(
                    heading.organisation() + " · " + title + " · " + made,
                    (page, pages) -> words.say("page", Integer.toString(page), Integer.toString(pages)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isNothing(Figure figure) {
        return (figure.value() == null || figure.value() == 0) && (figure.before() == null || figure.before() == 0);
    }

    private void head(String title) throws IOException {
        sheet.line(heading.organisation(), 10, PALE);
        sheet.line(title, 20, INK);
        sheet.down(4);
        var days = report.period();
        sheet.line(words.say("days", words.day(days.from()), words.day(days.to()), report.timeZone()), 9.5f, INK);
        if (report.compared() != null) {
            sheet.line(
                    words.say(
                            "compared",
                            words.day(report.compared().from()),
                            words.day(report.compared().to())),
                    9.5f,
                    PALE);
        }
        for (String only : heading.only()) {
            sheet.line(only, 9.5f, PALE);
        }
        if (!report.state().equals("ready")) {
            sheet.down(4);
            sheet.line(words.say(report.state()), 9.5f, PALE);
        }
    }

    private void body(List<Cell> hours) throws IOException {
        figures();
        title(words.say("over." + report.granularity()), 190);
        new PdfChart(sheet, words).draw(report.series());
        series();
        for (Report.Table table : report.tables()) {
            if (!table.rows().isEmpty()) {
                table(table);
            }
        }
        if (!hours.isEmpty()) {
            hours(hours);
        }
    }

    private void title(String text, float with) throws IOException {
        sheet.room(with);
        sheet.down(18);
        sheet.line(text, 12, INK);
        sheet.down(2);
    }

    private boolean compared() {
        return report.compared() != null;
    }

    private void figures() throws IOException {
        title(words.say("figures"), 80);
        List<String> head = compared()
                ? List.of(words.say("figure"), words.say("value"), words.say("before"), words.say("change"))
                : List.of(words.say("figure"), words.say("value"));
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : report.figures()) {
            String value = words.amount(figure.value(), figure.unit());
            rows.add(
                    compared()
                            ? List.of(
                                    words.metric(figure.metric()),
                                    value,
                                    words.amount(figure.before(), figure.unit()),
                                    words.change(figure.value(), figure.before()))
                            : List.of(words.metric(figure.metric()), value));
        }
        new PdfTable(sheet, 240, head).write(rows);
    }

    private void series() throws IOException {
        List<Series> all = report.series();
        int most = all.stream().mapToInt(one -> one.points().size()).min().orElse(0);
        List<String> head = new ArrayList<>(List.of(words.say("grain." + report.granularity())));
        for (Series one : all) {
            head.add(words.metric(one.metric()));
            if (compared()) {
                head.add(words.say("before"));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int n = 0; n < most; n++) {
            List<String> row = new ArrayList<>(
                    List.of(words.day(all.getFirst().points().get(n).from())));
            for (Series one : all) {
                var point = one.points().get(n);
                row.add(words.amount(point.value(), one.unit()));
                if (compared()) {
                    row.add(words.amount(point.before(), one.unit()));
                }
            }
            rows.add(row);
        }
        new PdfTable(sheet, 110, head).write(rows);
    }

    private void table(Report.Table table) throws IOException {
        title(words.say("by." + table.part()), 90);
        List<String> head = Stream.concat(
                        Stream.of(words.say("part." + table.part())),
                        table.columns().stream().map(column -> words.metric(column.metric())))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(name(table.part(), row)));
            for (int n = 0; n < table.columns().size(); n++) {
                Column column = table.columns().get(n);
                cells.add(words.amount(row.values().get(n), column.unit()));
            }
            rows.add(cells);
        }
        new PdfTable(sheet, 140, head).write(rows);
    }

    private String name(String part, Row row) {
        String id = row.id();
        if (id != null && part.equals("score")) {
            return words.say("score", id);
        }
        if (id != null && part.equals("reason")) {
            return words.sayOr("reason." + id, id);
        }
        if (row.name() != null) {
            return row.name();
        }
        return words.say(id == null ? "none" : "gone");
    }

    private void hours(List<Cell> cells) throws IOException {
        title(words.say("hours"), 170);
        sheet.line(words.say("hours.lead"), SIZE, PALE);
        sheet.down(16);
        float left = PdfSheet.MARGIN + 44;
        float wide = (PdfSheet.WIDTH - 44) / 24;
        long most = cells.stream().mapToLong(Cell::received).max().orElse(1);
        for (int hour = 0; hour < 24; hour++) {
            sheet.text(Integer.toString(hour), left + hour * wide + 4, sheet.y(), 7, PALE);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            sheet.down(LINE + 1);
            sheet.text(day.getDisplayName(TextStyle.SHORT, words.locale()), PdfSheet.MARGIN, sheet.y(), SIZE, INK);
            for (Cell cell : cells) {
                if (cell.weekday() == day.getValue()) {
                    float x = left + cell.hour() * wide;
                    sheet.box(x, sheet.y() - 3.5f, wide - 1, LINE, 0.96f - 0.36f * cell.received() / most);
                    sheet.text(sheet.cut(Long.toString(cell.received()), wide - 2, 6.5f), x + 2, sheet.y(), 6.5f, INK);
                }
            }
        }
        sheet.down(LINE);
    }
}
