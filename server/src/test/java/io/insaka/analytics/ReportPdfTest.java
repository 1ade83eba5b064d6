package io.insaka.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.analytics.Report.Column;
import io.insaka.analytics.Report.Days;
import io.insaka.analytics.Report.Figure;
import io.insaka.analytics.Report.Point;
import io.insaka.analytics.Report.Row;
import io.insaka.analytics.Report.Series;
import io.insaka.analytics.Reports.Cell;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportPdfTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-10-01");
    private static final Instant MADE = Instant.parse("2026-11-22T09:00:00Z");

    private static Report report(int days, int rows, @Nullable Days compared) {
        return new Report(
                "conversations",
                new Days(FIRST, FIRST.plusDays(days - 1)),
                compared,
                "Africa/Lusaka",
                "day",
                "ready",
                MADE,
                List.of(
                        new Figure("started", "count", 1234.0, 1000.0),
                        new Figure("bot-share", "share", 0.75, null),
                        new Figure("first-response-median", "duration", 5400.0, 60.0)),
                List.of(new Series(
                        "started",
                        "count",
                        IntStream.range(0, days)
                                .mapToObj(n -> new Point(FIRST.plusDays(n), n % 3 == 0 ? null : (double) n, null))
                                .toList())),
                List.of(new Report.Table(
                        "channel",
                        List.of(new Column("started", "count"), new Column("bot-share", "share")),
                        IntStream.range(0, rows)
                                .mapToObj(n -> new Row("id" + n, "Kanali ng’ambo Škoda №" + n + " 🙂", values(n)))
                                .toList())));
    }

    private static List<@Nullable Double> values(int n) {
        return n % 2 == 0 ? Arrays.asList((double) n, null) : List.of((double) n, 0.5);
    }

    private static byte[] pdf(Report report, String language) {
        return ReportPdf.of(
                report,
                List.of(new Cell(1, 9, 40), new Cell(7, 23, 123_456)),
                new ReportPdf.Heading("Shirika la Élan & Çaykovskiy", List.of("Team: Ünïcode"), MADE),
                new ReportWords(language));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void saysWhatTheScreenSaysInWordsThatCanBeSelected() throws IOException {
        String text = text(pdf(report(30, 3, new Days(FIRST.minusDays(30), FIRST.minusDays(1))), "en"));
        assertThat(text)
                .contains("Shirika la Élan & Çaykovskiy", "Conversations", "1 Oct 2026 – 30 Oct 2026, Africa/Lusaka")
                .contains("compared with 1 Sept 2026 – 30 Sept 2026", "Team: Ünïcode")
                .contains("Conversations 1,234 1,000 +23%", "Share of the bot 75% –", "1.5 h 1 min")
                .contains("Kanali ng’ambo Škoda №2 ?", "When customers write", "Page 1 of 2");
    }

    @Test
    void speaksFrench() throws IOException {
        assertThat(text(pdf(report(7, 1, null), "fr-CD")))
                .contains("1 oct. 2026 – 7 oct. 2026", "Chiffres", "Part du bot", "1 234", "Page 1 sur")
                .doesNotContain("Figures");
    }

    @Test
    void holdsItsFontAndStaysSmallHoweverLongTheDays() throws IOException {
        byte[] pdf = pdf(report(1096, 200, null), "en");
        assertThat(pdf).hasSizeLessThan(400_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isLessThan(40);
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Shirika la Élan & Çaykovskiy – Conversations");
        }
    }

    @Test
    void saysWhenThereIsNothing() throws IOException {
        Report full = report(7, 1, null);
        var empty = new Report(
                full.report(),
                full.period(),
                null,
                full.timeZone(),
                "day",
                "counting",
                null,
                List.of(new Figure("started", "count", 0.0, null)),
                List.of(),
                List.of());
        assertThat(text(pdf(empty, "en"))).contains("Nothing in these days", "counted for the first time");
    }

    @Test
    void hasWordsForEveryReportMetricAndTableInBothLanguages() {
        for (String language : List.of("en", "fr")) {
            var words = new ReportWords(language);
            for (ReportKind kind : ReportKind.values()) {
                if (kind != ReportKind.OWN) {
                    assertThat(words.say("report." + kind.wire())).isNotBlank();
                }
                kind.tables().forEach(table -> {
                    assertThat(words.say("by." + table.part().wire())).isNotBlank();
                    assertThat(words.say("part." + table.part().wire())).isNotBlank();
                });
            }
            assertThat(Arrays.stream(Metric.values())
                            .map(Metric::wire)
                            .filter(metric -> words.metric(metric).equals(metric)))
                    .isEmpty();
        }
    }
}
