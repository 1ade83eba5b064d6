package io.insaka.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of passages does. Each can be expected of all; where one cannot, it says so and that is shown. */
abstract class PassageIndexContract {
    private static final UUID RULES = new UUID(0, 1);
    private static final UUID HERS = new UUID(0, 2);
    private static final UUID HIS = new UUID(0, 3);
    private static final UUID SHE = new UUID(1, 2);
    private static final UUID HE = new UUID(1, 3);

    private PassageIndex index;

    /** Of an organisation that has nothing in it yet. */
    abstract PassageIndex fresh();

    /** The same organisation's, on another node; itself where each node has its own. */
    abstract PassageIndex elsewhere(PassageIndex index);

    boolean findsMistypedWords() {
        return true;
    }

    /** Whether this test can search while it changes: it takes two connections where the index is in a database. */
    boolean searchedDuringChanges() {
        return true;
    }

    @BeforeEach
    void begin() {
        index = fresh();
    }

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

    private static PassageEntry at(int position, PassageEntry entry) {
        return new PassageEntry(
                entry.source(),
                position,
                entry.article(),
                entry.contact(),
                entry.title(),
                entry.also(),
                entry.text(),
                entry.language(),
                entry.vector());
    }

    private void keep(PassageEntry entry) {
        keep(entry.source(), List.of(entry));
    }

    private void keep(UUID source, List<PassageEntry> passages) {
        change(() -> index.replace(source, passages));
    }

    private void change(Runnable work) {
        index.change(known -> {
            work.run();
            return known;
        });
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
    void showsAllOfAChangeOrNothing() {
        keep(entry(RULES, null, "Open at nine."));
        change(() -> {
            index.replace(
                    RULES, List.of(entry(RULES, null, "Open at seven."), at(1, entry(RULES, null, "Closed at noon."))));
            if (searchedDuringChanges()) {
                assertThat(texts("open")).containsExactly("Open at nine.");
            }
        });
        assertThat(texts("open closed")).containsExactlyInAnyOrder("Open at seven.", "Closed at noon.");
        keep(RULES, List.of());
        assertThat(texts("open")).isEmpty();
        assertThat(index.size()).isZero();
    }

    /** On another thread: whoever changes the index may see more. */
    private List<String> texts(String words) {
        return CompletableFuture.supplyAsync(() -> index.search(new Visible.Everything(), words, null, 5).stream()
                        .map(PassageHit::text)
                        .toList())
                .join();
    }

    @Test
    void aChangeThatFailsIsNotTakenForMade() {
        keep(entry(RULES, null, "Open at nine."));
        var before = index.known();
        assertThatThrownBy(() -> index.change(known -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");
        assertThat(index.known()).isEqualTo(before);
        assertThat(texts("open")).containsExactly("Open at nine.");
    }

    @Test
    void everyNodeKnowsWhatIsThere() {
        var space = new Space("model", 2);
        index.change(known -> {
            assertThat(known).isEqualTo(PassageIndex.Known.NOTHING);
            index.replace(RULES, List.of(entry(RULES, null, "Windscreens are covered.", 0, 1)));
            return new PassageIndex.Known(7, space, 3);
        });
        PassageIndex other = elsewhere(index);
        other.change(known -> {
            assertThat(known).isEqualTo(new PassageIndex.Known(7, space, 3));
            return known;
        });
        assertThat(other.known()).isEqualTo(index.known());
        assertThat(other.search(new Visible.Public(), "glass", new PassageVector("model", new float[] {0, 1}), 5))
                .extracting(PassageHit::source)
                .containsExactly(RULES);
    }

    @Test
    void keepsDocumentsWhenArticlesGo() {
        keep(entry(RULES, null, "Open at nine."));
        keep(new PassageEntry(HERS, 0, true, null, "Are you open?", "opening hours", "At nine.", "en", null));
        assertThat(index.search(new Visible.Public(), "opening hours", null, 1))
                .extracting(PassageHit::article)
                .containsExactly(true);
        change(() -> {
            index.retainArticles(Set.of());
            index.replace(HERS, List.of());
        });
        assertThat(texts("nine")).containsExactly("Open at nine.");
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
    void findsWordsWithALetterWrong() {
        keep(entry(RULES, null, "The insurance covers earthquakes."));
        List<UUID> found = found(new Visible.Public(), "earthqakes");
        if (findsMistypedWords()) {
            assertThat(found).containsExactly(RULES);
        } else {
            assertThat(found).isEmpty();
        }
    }

    @Test
    void findsWordsInEveryLanguageWithTheirEndings() {
        keep(entry(RULES, null, "The insurance covers earthquakes."));
        keep(new PassageEntry(HERS, 0, false, null, "Malipo", "", "Unaweza kulipa kwa simu.", "sw", null));
        keep(new PassageEntry(HIS, 0, false, null, "Remboursement", "", "Nous remboursons les billets.", "fr", null));
        assertThat(found(new Visible.Public(), "earthquake insured")).containsExactly(RULES);
        assertThat(found(new Visible.Public(), "Nitalipa vipi?")).containsExactly(HERS);
        assertThat(found(new Visible.Public(), "remboursements billet")).containsExactly(HIS);
    }

    @Test
    void answersWhateverIsAsked() {
        keep(entry(RULES, null, "Text."));
        for (String odd : List.of(
                "",
                " ",
                "\u0000",
                "AND OR NOT (",
                "*",
                "\ud83d",
                "x".repeat(50_000),
                "a ".repeat(5_000),
                "'; DROP TABLE passage_index; --",
                "{1,2}",
                "%_\\\\")) {
            index.search(new Visible.Public(), odd, null, 5);
        }
        assertThat(texts("text")).containsExactly("Text.");
        assertThat(fresh().search(new Visible.Public(), "anything", null, 5)).isEmpty();
    }

    @Test
    void manySourcesAreKeptApart() {
        change(() -> IntStream.range(0, 300)
                .forEach(number -> index.replace(
                        new UUID(9, number),
                        List.of(entry(new UUID(9, number), null, "Room number " + number + " has a lamp.")))));
        assertThat(index.size()).isEqualTo(300);
        assertThat(fresh().size()).as("of another organisation").isZero();
        assertThat(index.search(new Visible.Public(), "lamp of room 217", null, 1)
                        .getFirst()
                        .source())
                .isEqualTo(new UUID(9, 217));
    }
}
