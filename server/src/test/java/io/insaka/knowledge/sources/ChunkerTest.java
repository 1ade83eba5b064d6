package io.insaka.knowledge.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.knowledge.extraction.Block;
import io.insaka.knowledge.extraction.Extracted;
import io.insaka.knowledge.passages.Chunk;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkerTest {
    private static final ChunkSettings SETTINGS = new ChunkSettings(200, 300, 60);

    private static List<Chunk> cut(Block... blocks) {
        return Chunker.cut(new Extracted(null, List.of(blocks), List.of()), "Guide", Optional.of("en"), SETTINGS);
    }

    private static String sentences(int from, int to) {
        return String.join(
                " ",
                IntStream.rangeClosed(from, to)
                        .mapToObj("This is the sentence number %d."::formatted)
                        .toList());
    }

    @Test
    void staysUnderOneHeadingAndCarriesThePathOfHeadings() {
        List<Chunk> chunks = cut(
                new Block.Heading(1, "Tickets"),
                new Block.Heading(2, "Refunds"),
                new Block.Paragraph("Nine days."),
                new Block.Heading(2, "Children"),
                new Block.Paragraph("Half price."),
                new Block.Heading(1, "Travel"),
                new Block.Paragraph("By bus."));
        assertThat(chunks)
                .extracting(Chunk::title)
                .containsExactly("Guide › Tickets › Refunds", "Guide › Tickets › Children", "Guide › Travel");
    }

    @Test
    void cutsAtSentencesAndBeginsWithTheEndOfTheOneBefore() {
        List<Chunk> chunks = cut(new Block.Paragraph(sentences(1, 30)));
        assertThat(chunks).hasSizeGreaterThan(3).allSatisfy(chunk -> {
            assertThat(chunk.text().length()).isLessThanOrEqualTo(SETTINGS.most());
            assertThat(chunk.text()).endsWith(".");
        });
        for (int at = 1; at < chunks.size(); at++) {
            String first = chunks.get(at).text().split("(?<=\\.)\\s", 2)[0];
            assertThat(chunks.get(at - 1).text()).endsWith(first);
        }
    }

    @Test
    void repeatsTheNamesOfColumnsInEachPartOfATable() {
        List<List<String>> rows = IntStream.range(0, 40)
                .mapToObj(row -> List.of("Product " + row, String.valueOf(row * 5)))
                .toList();
        List<Chunk> chunks = cut(new Block.Table(List.of("Name", "Price"), rows));
        assertThat(chunks)
                .hasSizeGreaterThan(3)
                .allSatisfy(chunk -> assertThat(chunk.text()).startsWith("Name | Price\n"));
        assertThat(String.join("\n", chunks.stream().map(Chunk::text).toList()))
                .contains("Product 0 | 0", "Product 39 | 195");
    }

    @Test
    void cutsWhatHasNoEnd() {
        assertThat(cut(new Block.Paragraph("x".repeat(5_000))))
                .allSatisfy(chunk -> assertThat(chunk.text().length()).isLessThanOrEqualTo(SETTINGS.most()));
        List<List<String>> row = List.of(List.of("y ".repeat(2_000)));
        assertThat(cut(new Block.Table(List.of("h"), row)))
                .allSatisfy(chunk -> assertThat(chunk.text().length()).isLessThanOrEqualTo(SETTINGS.most()));
    }

    @Test
    void losesNoWord() {
        String all = sentences(1, 100);
        String kept = String.join(
                " ", cut(new Block.Paragraph(all)).stream().map(Chunk::text).toList());
        assertThat(kept.split("\\s+")).contains(all.split("\\s+"));
    }

    @Test
    void guessesTheLanguageOfADocument() {
        var swahili = new Extracted(
                null, List.of(new Block.Paragraph("Unaweza kulipa kwa simu yako siku ya mkutano.")), List.of());
        assertThat(Chunker.cut(swahili, "Malipo", Optional.empty(), SETTINGS))
                .extracting(Chunk::language)
                .containsExactly("sw");
    }
}
