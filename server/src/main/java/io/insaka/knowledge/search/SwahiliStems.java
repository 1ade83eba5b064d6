package io.insaka.knowledge.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Swahili changes words at their beginning: {@code ninalipa}, {@code utalipa}, {@code kulipa} and {@code malipo} are all
 * about paying. Takes off what stands for who, when and how many, and the last vowel. Rough on purpose: what is asked and
 * what is searched are cut the same way.
 */
final class SwahiliStems {
    private static final int SHORTEST = 3;

    /** Who and when: ni-na-, a-li-, wa-ta-, tu-me-, ha-ja-… */
    private static final Pattern CONJUGATED = Pattern.compile(
            "^(?:ni|u|a|tu|m|mu|wa|ki|vi|i|zi|li|ya|ku|pa)(?:na|li|ta|me|ki|nge|ka)(?:(?:ni|ku|m|tu|wa|ki|vi|i|zi)(?=[^aeiou]))?(?=.{3,})");

    private static final Pattern DENIED = Pattern.compile("^(?:si|hu|ha|hatu|ham|hawa)(?:ta|ku|ja)?(?=[^aeiou].{2,})");

    /** The infinitive, and the classes of nouns that show how many. */
    private static final Pattern CLASSED =
            Pattern.compile("^(?:ku|kw|wa|ma|mi|vi|vy|ki|ch|mw|m|u)(?=[^aeiou].{2,}|[aeiou].{3,})");

    private static final Pattern PLACED = Pattern.compile("(?<=.{3})ni$");
    private static final Pattern ENDING = Pattern.compile("(?<=.{2})(?:[aeiou]+|w?esh[aei]|ish[aei])$");

    private SwahiliStems() {}

    static String stem(String word) {
        if (word.length() <= SHORTEST || Character.isDigit(word.charAt(0))) {
            return word;
        }
        String bare = PLACED.matcher(word).replaceFirst("");
        bare = ENDING.matcher(withoutBeginning(bare)).replaceFirst("");
        return bare;
    }

    private static String withoutBeginning(String word) {
        for (Pattern beginning : new Pattern[] {CONJUGATED, DENIED, CLASSED}) {
            Matcher found = beginning.matcher(word);
            if (found.find()) {
                return word.substring(found.end());
            }
        }
        return word;
    }
}
