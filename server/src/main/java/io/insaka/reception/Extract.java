package io.insaka.reception;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a passage says to a question, in its own sentences: the answer when there is no model to phrase one. */
final class Extract {
    /** Fits into one message of every channel with room for its source. */
    private static final int LONGEST = 700;

    private static final int SHORTEST_WORD = 3;

    private Extract() {}

    /** The whole passage when it is short; else the sentences that share most with the question, and what is beside them. */
    static String of(String passage, String question) {
        String text = passage.strip();
        if (text.length() <= LONGEST) {
            return text;
        }
        List<String> sentences = sentences(text);
        Set<String> asked = stems(question);
        List<Integer> nearest = new ArrayList<>();
        for (int n = 0; n < sentences.size(); n++) {
            nearest.add(n);
        }
        nearest.sort(Comparator.comparingLong((Integer n) -> -shared(sentences.get(n), asked)));
        var kept = new TreeSet<Integer>();
        int length = 0;
        for (int n : nearest) {
            length += sentences.get(n).length() + 1;
            if (length > LONGEST && !kept.isEmpty()) {
                break;
            }
            kept.add(n);
        }
        String said = kept.stream().map(sentences::get).collect(Collectors.joining(" "));
        return said.length() <= LONGEST ? said : said.substring(0, said.lastIndexOf(' ', LONGEST)) + " …";
    }

    private static long shared(String sentence, Set<String> asked) {
        return stems(sentence).stream().filter(asked::contains).count();
    }

    private static List<String> sentences(String text) {
        BreakIterator borders = BreakIterator.getSentenceInstance(Locale.ROOT);
        borders.setText(text);
        var sentences = new ArrayList<String>();
        int begin = borders.first();
        for (int end = borders.next(); end != BreakIterator.DONE; begin = end, end = borders.next()) {
            String sentence = text.substring(begin, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    /** Words without what languages hang on to their ends: enough to tell which sentence is meant. */
    private static Set<String> stems(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .map(word -> word.substring(0, Math.min(word.length(), 5)))
                .collect(Collectors.toSet());
    }
}
