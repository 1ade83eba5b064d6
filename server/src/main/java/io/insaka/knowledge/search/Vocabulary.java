package io.insaka.knowledge.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of all entries of one tongue, and how telling each is: what stands in few entries tells them apart. */
final class Vocabulary {
    /** A word no entry has says as much about the message as a rare one: it is about something else. */
    private static final float UNKNOWN = 0.9f;

    private static final float LEAST = 0.2f;

    private final int entries;
    private final Map<String, Integer> byStem = new HashMap<>();
    private final Map<Integer, Integer> byConcept = new HashMap<>();
    private final Map<String, String> stemOfSurface = new HashMap<>();
    private final Spelling spelling;

    /** @param wordsOfEntries for each entry all words of its question, phrases and answer */
    Vocabulary(List<? extends Collection<Word>> wordsOfEntries) {
        this.entries = wordsOfEntries.size();
        for (Collection<Word> words : wordsOfEntries) {
            Set<String> stems = new HashSet<>();
            Set<Integer> concepts = new HashSet<>();
            for (Word word : words) {
                stemOfSurface.putIfAbsent(word.surface(), word.stem());
                if (stems.add(word.stem())) {
                    byStem.merge(word.stem(), 1, Integer::sum);
                }
                if (word.concept() != Thesaurus.NO_CONCEPT && concepts.add(word.concept())) {
                    byConcept.merge(word.concept(), 1, Integer::sum);
                }
            }
        }
        this.spelling = new Spelling(stemOfSurface.keySet());
    }

    boolean knows(Word word) {
        return byStem.containsKey(word.stem()) || byConcept.containsKey(word.concept());
    }

    /** The stem the word was probably meant to have; null when nothing known is near. */
    @Nullable
    String corrected(Word word) {
        String surface = spelling.correct(word.surface());
        return surface == null ? null : stemOfSurface.get(surface);
    }

    /** 0 to 1: how much the word says here. */
    float weight(Word word) {
        Integer found = byStem.get(word.stem());
        if (found == null) {
            found = byConcept.get(word.concept());
        }
        return word.weight() * (found == null ? UNKNOWN : rarity(found));
    }

    float weight(Word word, String correctedStem) {
        return word.weight() * rarity(byStem.getOrDefault(correctedStem, 1));
    }

    /** Inverse document frequency as in BM25, scaled so that a word of one entry alone has 1. */
    private float rarity(int found) {
        double most = Math.log1p((entries - 0.5) / 1.5);
        double here = Math.log1p((entries - found + 0.5) / (found + 0.5));
        return (float) Math.max(LEAST, most <= 0 ? 1 : here / most);
    }
}
