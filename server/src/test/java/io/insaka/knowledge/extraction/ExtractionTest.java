package io.insaka.knowledge.extraction;

import static io.insaka.knowledge.extraction.Papers.paragraph;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.knowledge.extraction.Unreadable.Reason;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Documents people have, and those of people who mean harm. */
class ExtractionTest {
    private final Extraction.Reading reading = new Extraction(
                    new ExtractionSettings(DataSize.ofMegabytes(96), Duration.ofSeconds(30), 300_000, 20_000, 50))
            .begin();

    @AfterEach
    void end() {
        reading.close();
    }

    private Extracted read(Format format, byte[] bytes) throws Exception {
        return reading.read(format, new ByteArrayInputStream(bytes), "https://example.org/docs/");
    }

    private void refuses(Format format, byte[] bytes, Reason... reasons) {
        AbstractThrowableAssert<?, ?> refused = assertThatThrownBy(() -> read(format, bytes));
        refused.isInstanceOfSatisfying(
                Unreadable.class, unreadable -> assertThat(unreadable.reason()).isIn((Object[]) reasons));
    }

    @Test
    void readsThePagesOfAPdfWithTheirHeadings() throws Exception {
        byte[] pdf = Papers.pdf(
                List.of(
                        List.of("# Deliveries", "Parcels are delivered on working", "days before noon."),
                        List.of("# Returns", "Send it back within 14 days.")),
                false);
        assertThat(read(Format.PDF, pdf).blocks())
                .containsExactly(
                        new Block.Heading(1, "Deliveries"),
                        new Block.Paragraph("Parcels are delivered on working days before noon."),
                        new Block.Heading(1, "Returns"),
                        new Block.Paragraph("Send it back within 14 days."));
    }

    /** Whatever is logged about it. */
    @Test
    void readsAPdfInAFontThatNobodyHas() throws Exception {
        byte[] pdf = Papers.pdfInAnUnknownFont(List.of("# Deliveries", "Parcels are delivered."));
        assertThat(new String(pdf, UTF_8)).contains("/Nobodys-1").doesNotContain("Helvetica");
        assertThat(read(Format.PDF, pdf).blocks()).contains(new Block.Paragraph("Parcels are delivered."));
    }

    @Test
    void leavesOutWhatIsPrintedOnEveryPage() throws Exception {
        List<List<String>> pages = java.util.stream.IntStream.rangeClosed(1, 6)
                .mapToObj(page -> List.of("Handbook, page " + page + " of 6", "", "Rule number " + page + " is kept."))
                .map(lines -> List.of(
                        lines.get(0),
                        "Chapter text " + "abcdef".charAt(lines.get(2).charAt(12) - '1') + "."))
                .toList();
        assertThat(read(Format.PDF, Papers.pdf(pages, false)).blocks())
                .allSatisfy(block -> assertThat(block.toString()).doesNotContain("Handbook"))
                .hasSize(6);
    }

    @Test
    void readsWordWithHeadingsOfAnyLanguageAndTables() throws Exception {
        byte[] docx = Papers.docx("<w:p><w:pPr><w:pStyle w:val='Kichwa1'/></w:pPr><w:r><w:t>Bei</w:t></w:r></w:p>"
                + paragraph("Lipa kwa simu &amp; kadi.")
                + "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t>new</w:t></w:r></w:p>"
                + "<w:tbl><w:tr><w:tc>" + paragraph("Tiketi") + "</w:tc><w:tc>" + paragraph("Bei")
                + "</w:tc></w:tr><w:tr><w:tc>"
                + paragraph("Mtoto") + "</w:tc><w:tc>" + paragraph("500") + "</w:tc></w:tr></w:tbl>");
        assertThat(read(Format.DOCX, docx).blocks())
                .containsExactly(
                        new Block.Heading(1, "Bei"),
                        new Block.Paragraph("Lipa kwa simu & kadi."),
                        new Block.Paragraph("new"),
                        new Block.Table(List.of("Tiketi", "Bei"), List.of(List.of("Mtoto", "500"))));
    }

    @Test
    void readsWhatAVisitorOfAPageReads() throws Exception {
        Extracted page = read(Format.HTML, """
                <html><head><title>Shop &amp; more</title><script>steal()</script></head><body>
                <nav><a href="/menu">Menu</a></nav><h1>Prices</h1><p>We <b>never</b> charge<br>for parking.</p>
                <ul><li>bring your card</li><li>or cash</li></ul>
                <table><tr><th>Size</th><th>Price</th></tr><tr><td>Small</td><td>3</td></tr></table>
                <p hidden>secret</p><a href="more.html#top">More</a></body></html>""".getBytes(UTF_8));
        assertThat(page.title()).isEqualTo("Shop & more");
        assertThat(page.links()).containsExactly("https://example.org/menu", "https://example.org/docs/more.html#top");
        assertThat(page.blocks())
                .containsExactly(
                        new Block.Heading(1, "Prices"),
                        new Block.Paragraph("We never charge\nfor parking."),
                        new Block.Paragraph("- bring your card\n- or cash"),
                        new Block.Table(List.of("Size", "Price"), List.of(List.of("Small", "3"))),
                        new Block.Paragraph("More"));
    }

    @Test
    void readsMarkdownWithTablesAndLists() throws Exception {
        assertThat(reading.read(Format.MARKDOWN, """
                        # Fees

                        The *first* hour is
                        free, see [here](https://example.org).

                        - one
                        - two

                        | Day | Fee |
                        |---|---|
                        | Sunday | 0 |
                        """).blocks())
                .containsExactly(
                        new Block.Heading(1, "Fees"),
                        new Block.Paragraph("The first hour is free, see here."),
                        new Block.Paragraph("- one\n- two"),
                        new Block.Table(List.of("Day", "Fee"), List.of(List.of("Sunday", "0"))));
    }

    @Test
    void saysWhyAFileCannotBeRead() throws Exception {
        byte[] good = Papers.pdf(List.of(List.of("Text.")), false);
        refuses(Format.PDF, Papers.pdf(List.of(List.of("Secret.")), true), Reason.LOCKED);
        refuses(Format.PDF, Papers.pdf(List.of(List.of()), false), Reason.EMPTY);
        refuses(Format.PDF, "hello".getBytes(UTF_8), Reason.DAMAGED);
        refuses(Format.PDF, java.util.Arrays.copyOf(good, 40), Reason.DAMAGED, Reason.EMPTY);
        refuses(Format.DOCX, good, Reason.DAMAGED);
        refuses(Format.DOCX, Papers.zip(Map.of("a.txt", out -> out.write(1))), Reason.DAMAGED);
        refuses(Format.HTML, "<html></html>".getBytes(UTF_8), Reason.EMPTY);
        refuses(Format.TEXT, "x".repeat(300_001).getBytes(UTF_8), Reason.TOO_LONG);
        assertThat(read(Format.PDF, good).blocks())
                .as("the next document is read")
                .hasSize(1);
    }

    @Test
    void survivesArchivesThatUnpackWithoutEnd() throws Exception {
        byte[] blanks = new byte[1 << 20];
        java.util.Arrays.fill(blanks, (byte) ' ');
        byte[] bomb = Papers.zip(Map.of("word/document.xml", out -> {
            out.write("<w:document xmlns:w='w'><w:body>".getBytes(UTF_8));
            for (int megabyte = 0; megabyte < 400; megabyte++) {
                out.write(blanks);
            }
        }));
        assertThat(bomb.length).isLessThan(1 << 20);
        refuses(Format.DOCX, bomb, Reason.DAMAGED, Reason.TOO_DEMANDING);
        refuses(Format.PDF, Papers.bomb(100), Reason.TOO_DEMANDING, Reason.TOO_LONG);
        assertThat(read(Format.HTML, "<p>still here</p>".getBytes(UTF_8)).blocks())
                .hasSize(1);
    }

    @Test
    void survivesEntitiesThatGrowAndReachOut() {
        String laughs =
                "<!DOCTYPE w [<!ENTITY a 'haha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
                        + "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p></w:body></w:document>";
        refuses(
                Format.DOCX,
                Papers.zip(Map.of("word/document.xml", out -> out.write(laughs.getBytes(UTF_8)))),
                Reason.DAMAGED,
                Reason.EMPTY);
    }

    @Test
    void survivesDeepNesting() throws Exception {
        String html = "<div>".repeat(100_000) + "deep" + "</div>".repeat(100_000);
        assertThat(read(Format.HTML, html.getBytes(UTF_8)).blocks()).hasSize(1);
        String markdown = ">".repeat(20_000) + " deep\n" + "[".repeat(20_000) + "*_".repeat(20_000);
        assertThat(reading.read(Format.MARKDOWN, markdown).blocks()).isNotEmpty();
        String xml = "<w:p>".repeat(100_000) + "<w:r><w:t>deep</w:t></w:r>" + "</w:p>".repeat(100_000);
        try {
            assertThat(read(Format.DOCX, Papers.docx(xml)).blocks()).isNotEmpty();
        } catch (Unreadable refused) {
            assertThat(refused.reason()).isIn(Reason.DAMAGED, Reason.TOO_DEMANDING);
        }
    }

    @Test
    void givesUpWhenTimeIsOver() {
        try (var hurried = new Extraction(
                        new ExtractionSettings(DataSize.ofMegabytes(96), Duration.ofMillis(1), 300_000, 20_000, 50))
                .begin()) {
            byte[] pdf = Papers.pdf(List.of(List.of("Text.")), false);
            assertThatThrownBy(() -> hurried.read(Format.PDF, new ByteArrayInputStream(pdf), ""))
                    .isInstanceOfSatisfying(
                            Unreadable.class,
                            unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.TOO_DEMANDING));
        }
    }
}
