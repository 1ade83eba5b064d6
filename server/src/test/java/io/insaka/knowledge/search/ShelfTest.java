package io.insaka.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private final Shelf shelf = Shelf.of(List.of(
            entry(1, "en", "What are your opening hours?", "From 8 to 5.", "when do you close"),
            entry(2, "en", "How much is the entrance?", "K50 for adults.", "ticket price"),
            entry(
                    3,
                    "fr",
                    "Quels sont les moyens de paiement ?",
                    "Par carte ou en espèces.",
                    "puis-je payer par carte"),
            entry(4, "sw", "Mnafungua saa ngapi?", "Saa mbili asubuhi.", "ofisi inafunguliwa lini")));

    private static Entry entry(int number, String language, String question, String answer, String... phrases) {
        return new Entry(new UUID(0, number), question, List.of(phrases), answer, language);
    }

    private long best(String words) {
        List<Hit> hits = shelf.search(words, 3);
        return hits.isEmpty() ? 0 : hits.getFirst().entry().id().getLeastSignificantBits();
    }

    @Test
    void findsOtherFormsSynonymsAndTypingErrors() {
        assertThat(best("are you opened today?")).isEqualTo(1);
        assertThat(best("what does it cost to get in")).isEqualTo(2);
        assertThat(best("opning huors")).isEqualTo(1);
        assertThat(best("WHAT TIME do you close???")).isEqualTo(1);
    }

    @Test
    void readsEachArticleInItsOwnLanguage() {
        assertThat(best("je voudrais payer avec une carte")).isEqualTo(3);
        assertThat(best("ofisi inafunguliwa")).isEqualTo(4);
        assertThat(best("mnafungua saa ngapi leo")).isEqualTo(4);
    }

    @Test
    void findsNothingInWhatItDoesNotKnow() {
        assertThat(shelf.search("my cat is on the roof", 3)).isEmpty();
        assertThat(shelf.search("", 3)).isEmpty();
        assertThat(Shelf.of(List.of()).search("opening hours", 3)).isEmpty();
    }

    @Test
    void survivesWhateverPeopleType() {
        for (String text :
                List.of("👍🏽👍🏽", "\u0000", "﷽ ﷽", "a".repeat(50_000), "x ".repeat(20_000), "+:\"*?~^[]{}()!")) {
            assertThat(shelf.search(text, 3))
                    .allSatisfy(hit -> assertThat(hit.confidence()).isBetween(0.0, 1.0));
        }
    }

    @Test
    void isLessSureWhenTwoArticlesFit() {
        Shelf twins = Shelf.of(List.of(
                entry(1, "en", "When does the shop in Ndola open?", "At 8."),
                entry(2, "en", "When does the shop in Kitwe open?", "At 9."),
                entry(3, "en", "Do you repair shoes?", "Yes.")));
        double either = twins.search("when does the shop open", 1).getFirst().confidence();
        double one =
                twins.search("when does the shop in Kitwe open", 1).getFirst().confidence();
        assertThat(either).isLessThan(0.5);
        assertThat(one).isGreaterThan(either);
    }

    @Test
    void searchesThousandsOfArticlesQuickly() {
        var entries = new ArrayList<Entry>();
        for (int number = 1; number <= 5_000; number++) {
            entries.add(
                    entry(number, "en", "Where is the shop number " + number + "?", "In street " + number * 7 + "."));
        }
        long start = System.nanoTime();
        Shelf large = Shelf.of(entries);
        long built = System.nanoTime() - start;
        long quickest = Long.MAX_VALUE;
        for (int round = 0; round < 300; round++) {
            long before = System.nanoTime();
            assertThat(large.search("please where is shop number 4711", 1)
                            .getFirst()
                            .entry()
                            .id()
                            .getLeastSignificantBits())
                    .isEqualTo(4711);
            quickest = Math.min(quickest, System.nanoTime() - before);
        }
        System.out.printf("articles: 5,000 indexed in %d ms, searched in %d µs%n", built / 1_000_000, quickest / 1_000);
        assertThat(quickest).isLessThan(20_000_000);
    }
}
