package io.insaka.desk.satisfaction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a score that was typed: the number, its word, both, or as many stars. Anything more is no score. */
final class Typed {
    private static final Pattern OF_FIVE = Pattern.compile("([1-5])\\s*/\\s*5");
    private static final Pattern STARS = Pattern.compile("⭐{1,5}");
    /** What makes a digit a key, or a sign an emoji. */
    private static final Pattern DECORATION = Pattern.compile("[\\uFE0F\\u20E3]");

    private Typed() {}

    static OptionalInt score(String text, List<String> scale) {
        String said = DECORATION.matcher(text.strip()).replaceAll("");
        var ofFive = OF_FIVE.matcher(said);
        if (ofFive.matches()) {
            return OptionalInt.of(Integer.parseInt(ofFive.group(1)));
        }
        if (STARS.matcher(said).matches()) {
            return OptionalInt.of(said.length());
        }
        String words = plain(said);
        for (int score = 1; score <= scale.size(); score++) {
            String word = plain(scale.get(score - 1));
            if (number(words, score) || words.equals(score + " " + word) || (!word.isEmpty() && words.equals(word))) {
                return OptionalInt.of(score);
            }
        }
        return OptionalInt.empty();
    }

    /** In the digits of any script. */
    private static boolean number(String words, int score) {
        return words.length() == 1 && Character.digit(words.charAt(0), 10) == score;
    }

    private static String plain(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
