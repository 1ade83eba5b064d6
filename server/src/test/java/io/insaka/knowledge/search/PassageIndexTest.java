package io.insaka.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassageIndexTest {
    private static final UUID RULES = new UUID(0, 1);
    private static final UUID HERS = new UUID(0, 2);
    private static final UUID HIS = new UUID(0, 3);
    private static final UUID SHE = new UUID(1, 2);
    private static final UUID HE = new UUID(1, 3);

    private final PassageIndex index = new PassageIndex();

    private static PassageEntry entry(UUID source, @Nullable UUID contact, String text, float... vector) {
        return new PassageEntry(
                source,
                0,
                false,
                contact,
                "Insurance",
                "",
                text,
                "en",
                vector.length == 0 ? null : new PassageVector("model", vector));
    }

    private void keep(PassageEntry entry) {
        index.replace(entry.source(), List.of(entry));
        index.show();
    }

    private List<UUID> found(Visible visible, String words, float... vector) {
        var asked = vector.length == 0 ? null : new PassageVector("model", vector);
        return index.search(visible, words, asked, 5).stream()
                .map(PassageHit::source)
                .toList();
    }

    /** Also when what may be seen is the farthest of all: the filter is part of both searches. */
    @Test
    void whoMayNotSeeSomethingFindsItNeitherByWordsNorByMeaning() {
        keep(entry(RULES, null, "Windscreens are covered.", 0, 1));
        keep(entry(HERS, SHE, "Her windscreen policy has a deductible.", 1, 0));
        for (int other = 10; other < 60; other++) {
            keep(entry(new UUID(0, other), HE, "His windscreen policy has a deductible.", 1, 0.001f * other));
        }
        assertThat(found(new Visible.Public(), "windscreen policy deductible", 1, 0))
                .containsExactly(RULES);
        assertThat(found(new Visible.PublicAnd(SHE), "windscreen policy deductible", 1, 0))
                .containsExactlyInAnyOrder(HERS, RULES);
        assertThat(found(new Visible.PublicAnd(HIS), "windscreen policy deductible", 1, 0))
                .containsExactly(RULES);
        assertThat(found(new Visible.Everything(), "windscreen policy deductible", 1, 0))
                .hasSize(5);
    }

    @Test
    void showsAllOfASourceAsItWasOrAllAsItIs() {
        keep(entry(RULES, null, "Open at nine."));
        index.replace(RULES, List.of(entry(RULES, null, "Open at seven."), entry(RULES, null, "Closed at noon.")));
        assertThat(index.search(new Visible.Public(), "open", null, 5)
                        .getFirst()
                        .text())
                .isEqualTo("Open at nine.");
        index.show();
        assertThat(index.search(new Visible.Public(), "open closed", null, 5))
                .extracting(PassageHit::text)
                .containsExactlyInAnyOrder("Open at seven.", "Closed at noon.");
        index.replace(RULES, List.of());
        index.show();
        assertThat(index.search(new Visible.Everything(), "open", null, 5)).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void findsByMeaningWhatSharesNoWord() {
        keep(entry(RULES, null, "Cars are towed away.", 0.9f, 0.1f));
        assertThat(found(new Visible.Public(), "automobile", 1, 0)).containsExactly(RULES);
        assertThat(found(new Visible.Public(), "automobile")).isEmpty();
        assertThat(index.search(new Visible.Public(), "automobile", new PassageVector("other", new float[] {1, 0}), 5))
                .as("vectors of another model are not compared")
                .isEmpty();
    }

    @Test
    void takesVectorsOfAnyUsualLength() {
        float[] wide = new float[3072];
        wide[5] = 1;
        keep(entry(RULES, null, "Wide.", wide));
        assertThat(found(new Visible.Public(), "nothing", wide)).containsExactly(RULES);
    }

    @Test
    void findsMistypedWordsAndWordsInEveryLanguage() {
        keep(entry(RULES, null, "The insurance covers earthquakes."));
        index.replace(
                HERS,
                List.of(new PassageEntry(HERS, 0, false, null, "Malipo", "", "Unaweza kulipa kwa simu.", "sw", null)));
        index.show();
        assertThat(found(new Visible.Public(), "earthqakes")).containsExactly(RULES);
        assertThat(found(new Visible.Public(), "Nitalipa vipi?")).containsExactly(HERS);
    }

    @Test
    void answersWhateverIsAsked() {
        keep(entry(RULES, null, "Text."));
        for (String odd :
                List.of("", " ", "\u0000", "AND OR NOT (", "*", "\ud83d", "x".repeat(50_000), "a ".repeat(5_000))) {
            index.search(new Visible.Public(), odd, null, 5);
        }
        assertThat(new PassageIndex().search(new Visible.Public(), "anything", null, 5))
                .isEmpty();
    }

    @Test
    void manySourcesAreKeptApart() {
        IntStream.range(0, 300)
                .forEach(number -> index.replace(
                        new UUID(9, number),
                        List.of(entry(new UUID(9, number), null, "Room number " + number + " has a lamp."))));
        index.show();
        assertThat(index.size()).isEqualTo(300);
        assertThat(index.search(new Visible.Public(), "lamp of room 217", null, 1)
                        .getFirst()
                        .source())
                .isEqualTo(new UUID(9, 217));
    }
}
