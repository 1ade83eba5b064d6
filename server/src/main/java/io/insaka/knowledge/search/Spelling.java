package io.insaka.knowledge.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the known word a mistyped one was meant to be: one letter missing, added, wrong, or two swapped. Works by letters
 * left out on both sides, so a look-up is a handful of hash probes however many words are known.
 */
final class Spelling {
    /** Shorter words have too many neighbours that mean something else. */
    private static final int SHORTEST = 4;

    private final Map<String, List<String>> shortened = new HashMap<>();

    Spelling(Collection<String> known) {
        for (String word : known) {
            if (word.length() >= SHORTEST && word.indexOf(' ') < 0) {
                enter(word, word);
                for (int hole = 0; hole < word.length(); hole++) {
                    enter(without(word, hole), word);
                }
            }
        }
    }

    private void enter(String key, String word) {
        List<String> words = shortened.computeIfAbsent(key, any -> new ArrayList<>(1));
        if (!words.contains(word)) {
            words.add(word);
        }
    }

    private static String without(String word, int hole) {
        return word.substring(0, hole) + word.substring(hole + 1);
    }

    /** The nearest known word, or null. Its first letter is the same: people seldom miss that one. */
    @Nullable
    String correct(String word) {
        if (word.length() < SHORTEST) {
            return null;
        }
        String found = among(word, word);
        for (int hole = 1; found == null && hole < word.length(); hole++) {
            found = among(without(word, hole), word);
        }
        return found;
    }

    private @Nullable String among(String key, String word) {
        for (String candidate : shortened.getOrDefault(key, List.of())) {
            if (candidate.charAt(0) == word.charAt(0) && near(candidate, word)) {
                return candidate;
            }
        }
        return null;
    }

    /** Whether the words differ by one insertion, deletion, substitution or swap of neighbours. */
    static boolean near(String left, String right) {
        int start = 0;
        int shorter = Math.min(left.length(), right.length());
        while (start < shorter && left.charAt(start) == right.charAt(start)) {
            start++;
        }
        String leftRest = left.substring(start);
        String rightRest = right.substring(start);
        if (leftRest.length() != rightRest.length()) {
            return leftRest.length() > rightRest.length()
                    ? leftRest.substring(1).equals(rightRest)
                    : rightRest.substring(1).equals(leftRest);
        }
        if (leftRest.isEmpty() || leftRest.substring(1).equals(rightRest.substring(1))) {
            return true;
        }
        return leftRest.charAt(0) == rightRest.charAt(1)
                && leftRest.charAt(1) == rightRest.charAt(0)
                && leftRest.substring(2).equals(rightRest.substring(2));
    }
}
