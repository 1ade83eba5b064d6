package io.insaka.sandbox.llm.play;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts as a simulated model reads them. */
final class Words {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 3;
    private static final Set<String> EMPTY = Set.of(
            ("the and for you your are can what when how who with this that from have has was will les des est que qui vous"
                            + " pour une dans avec quel quelle kwa wa ya na ni je nini hii please does did which where there")
                    .split(" "));

    private static final Set<String> FRENCH =
            Set.of("le la les des est je vous bonjour merci pour une mon ma où quel".split(" "));
    private static final Set<String> SWAHILI = Set.of(
            "habari asante nina ninataka nataka kwa yangu wapi lini saa ngapi jambo tafadhali naomba ni".split(" "));

    private Words() {}

    /** A guess by the smallest words: {@code fr}, {@code sw}, else {@code en}. */
    static String language(String text) {
        long french = all(text).filter(FRENCH::contains).count();
        long swahili = all(text).filter(SWAHILI::contains).count();
        return french > swahili ? "fr" : swahili > 0 ? "sw" : "en";
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** In order, without those that are everywhere. */
    static List<String> of(String text) {
        return all(text)
                .filter(word -> word.length() >= SHORTEST && !EMPTY.contains(word))
                .toList();
    }

    static Stream<String> all(String text) {
        return BETWEEN.splitAsStream(lower(text)).filter(word -> !word.isEmpty());
    }

    /** Close enough to count as the same word: both begin alike. */
    static boolean alike(String one, String other) {
        int common = Math.min(one.length(), other.length());
        return one.equals(other)
                || common >= 4
                        && one.regionMatches(0, other, 0, Math.max(4, common - 2))
                        && Math.abs(one.length() - other.length()) <= 3;
    }
}
