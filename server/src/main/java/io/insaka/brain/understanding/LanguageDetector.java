package io.insaka.brain.understanding;

import io.insaka.kernel.FoldedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the languages that customers write apart, by words everybody uses and by the letters of those nobody listed.
 * Says nothing when a message could be in none or in two of them: names, numbers, "ok".
 */
final class LanguageDetector {
    static final List<String> LANGUAGES = List.of("en", "fr", "pt", "sw", "bem", "ny");

    /** How much probability a language that does not list a word leaves to it. */
    private static final double UNLISTED = 0.02;

    private static final double GRAM_SMOOTHING = 0.4;
    private static final double MOST_A_STRANGE_WORD_SAYS = 1.5;
    private static final double SURE = 0.9;
    /** Of a text in a language nobody taught us only a word here and there is known by chance. */
    private static final double KNOWN_SHARE = 0.34;
    /** From letters alone we go only by those that are nearly all at home in our languages. */
    private static final double FAMILIAR_SHARE = 0.9;

    private static final double SURE_BY_LETTERS = 0.97;

    private final Map<String, float[]> words = new HashMap<>();
    private final Map<String, float[]> grams = new HashMap<>();
    private final Set<String> neutral = new HashSet<>();

    LanguageDetector() {
        Lines.of("neutral.txt")
                .forEach(line -> neutral.addAll(List.of(FoldedText.of(line).split(" "))));
        for (int language = 0; language < LANGUAGES.size(); language++) {
            Set<String> listed = new HashSet<>();
            for (String line : Lines.of("said-" + LANGUAGES.get(language) + ".txt")) {
                listed.addAll(List.of(FoldedText.of(line).split(" ")));
            }
            for (String word : listed) {
                words.computeIfAbsent(word, any -> new float[LANGUAGES.size()])[language] = 1;
                for (int at = 0; at < gramsOf(word); at++) {
                    grams.computeIfAbsent(gram(word, at), any -> new float[LANGUAGES.size()])[language]++;
                }
            }
        }
        words.keySet().removeAll(neutral);
        words.values().forEach(LanguageDetector::toEvidence);
        weighGrams();
    }

    private static void toEvidence(float[] listed) {
        int by = 0;
        for (float one : listed) {
            by += one > 0 ? 1 : 0;
        }
        for (int language = 0; language < listed.length; language++) {
            listed[language] = (float) Math.log(listed[language] > 0 ? 0.9 / by : UNLISTED);
        }
    }

    private void weighGrams() {
        var totals = new double[LANGUAGES.size()];
        grams.values().forEach(counts -> {
            for (int language = 0; language < totals.length; language++) {
                totals[language] += counts[language];
            }
        });
        grams.values().forEach(counts -> {
            for (int language = 0; language < totals.length; language++) {
                counts[language] = (float) Math.log(
                        (counts[language] + GRAM_SMOOTHING) / (totals[language] + GRAM_SMOOTHING * grams.size()));
            }
        });
    }

    /** One of {@link #LANGUAGES}, or empty when the text does not tell. */
    String detect(String raw, Words text) {
        var scores = new double[LANGUAGES.size()];
        int known = 0;
        int telling = 0;
        int strangeGrams = 0;
        int familiarGrams = 0;
        for (int index = 0; index < text.count(); index++) {
            String word = text.word(index);
            if (word.length() < 2 && !words.containsKey(word) || neutral.contains(word) || hasDigit(word)) {
                continue;
            }
            telling++;
            float[] evidence = words.get(word);
            if (evidence == null) {
                strangeGrams += gramsOf(word);
                familiarGrams += addStrange(word, scores);
            } else {
                known++;
                for (int language = 0; language < scores.length; language++) {
                    scores[language] += evidence[language];
                }
            }
        }
        boolean byWords = known > 0 && known >= KNOWN_SHARE * telling;
        boolean byLetters = telling > 1 && familiarGrams >= FAMILIAR_SHARE * strangeGrams;
        if (!byWords && !byLetters) {
            return "";
        }
        addAccents(raw, scores);
        return surely(scores, byWords ? SURE : SURE_BY_LETTERS);
    }

    /** How many of its groups of letters were ever seen. */
    private int addStrange(String word, double[] scores) {
        int count = 0;
        var own = new double[scores.length];
        for (int at = 0; at < gramsOf(word); at++) {
            float[] gram = grams.get(gram(word, at));
            if (gram != null) {
                count++;
                for (int language = 0; language < own.length; language++) {
                    own[language] += gram[language];
                }
            }
        }
        if (count == 0) {
            return 0;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (double one : own) {
            best = Math.max(best, one);
        }
        for (int language = 0; language < own.length; language++) {
            scores[language] += Math.max(-MOST_A_STRANGE_WORD_SAYS, (own[language] - best) / Math.sqrt(count));
        }
        return count;
    }

    /** Folding takes away what tells Portuguese and French from everybody else at a glance. */
    private static void addAccents(String raw, double[] scores) {
        int end = Math.min(raw.length(), Words.LONGEST_TEXT);
        for (int at = 0; at < end; at++) {
            char letter = raw.charAt(at);
            if (letter < 'À') {
                continue;
            }
            if (letter == 'ã' || letter == 'õ' || letter == 'ó' || letter == 'í' || letter == 'á') {
                scores[2] += 1.5;
            } else if (letter == 'è' || letter == 'ù' || letter == 'û' || letter == 'î' || letter == 'œ') {
                scores[1] += 1.5;
            }
        }
    }

    private static String surely(double[] scores, double wanted) {
        int best = 0;
        for (int language = 1; language < scores.length; language++) {
            best = scores[language] > scores[best] ? language : best;
        }
        double all = 0;
        for (double score : scores) {
            all += Math.exp(score - scores[best]);
        }
        return 1 / all >= wanted ? LANGUAGES.get(best) : "";
    }

    private static boolean hasDigit(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (Character.isDigit(word.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** Three letters each, with the word's edges as letters. */
    private static int gramsOf(String word) {
        return word.length();
    }

    private static String gram(String word, int at) {
        char before = at == 0 ? '^' : word.charAt(at - 1);
        char after = at + 1 == word.length() ? '$' : word.charAt(at + 1);
        return new String(new char[] {before, word.charAt(at), after});
    }
}
