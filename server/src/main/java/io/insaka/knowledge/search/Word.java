package io.insaka.knowledge.search;

import io.insaka.kernel.FoldedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * A word of a text, as one tongue reads it.
 *
 * @param surface as typed, in plain text; a phrase of the thesaurus counts as one word
 * @param stem without its ending
 * @param concept its group in the thesaurus
 * @param weight how much it says, 0 to 1
 */
record Word(String surface, String stem, int concept, float weight) {
    private static final float SAYS_SOMETHING = 0.01f;
    /** A longer message is a story; its first words tell what it is about, and the cost stays bounded. */
    private static final int MOST_WORDS = 60;

    /** The distinct words of a text that say something. */
    static List<Word> read(String text, Tongue tongue) {
        String[] surfaces = FoldedText.of(text).split(" ");
        int end = Math.min(surfaces.length, MOST_WORDS);
        var words = new ArrayList<Word>(end);
        var seen = new HashSet<String>();
        int at = 0;
        while (at < end) {
            int length = tongue == Tongue.ENGLISH ? phraseLength(surfaces, at, end) : 1;
            Word word = length > 1 ? phrase(surfaces, at, at + length) : single(surfaces[at], tongue);
            if (word.weight() > SAYS_SOMETHING && seen.add(word.stem())) {
                words.add(word);
            }
            at += length;
        }
        return words;
    }

    private static int phraseLength(String[] surfaces, int at, int end) {
        for (int length = Math.min(Thesaurus.LONGEST, end - at); length > 1; length--) {
            if (Thesaurus.ofPhrase(joined(surfaces, at, at + length)) != Thesaurus.NO_CONCEPT) {
                return length;
            }
        }
        return 1;
    }

    private static String joined(String[] surfaces, int from, int to) {
        return String.join(" ", Arrays.asList(surfaces).subList(from, to));
    }

    private static Word phrase(String[] surfaces, int from, int to) {
        String phrase = joined(surfaces, from, to);
        return new Word(phrase, phrase, Thesaurus.ofPhrase(phrase), LightWords.weight(phrase.replace(' ', '_')));
    }

    private static Word single(String surface, Tongue tongue) {
        String stem = tongue.stem(surface);
        float weight = surface.isEmpty() ? 0 : Math.min(LightWords.weight(surface), LightWords.weight(stem));
        int concept = tongue == Tongue.ENGLISH ? Thesaurus.ofStem(stem) : Thesaurus.NO_CONCEPT;
        return new Word(surface, stem, concept, weight);
    }
}
