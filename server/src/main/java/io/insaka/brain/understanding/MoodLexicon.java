package io.insaka.brain.understanding;

import io.insaka.kernel.FoldedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that show what somebody feels or that they are in a hurry, and those that turn or strengthen them. */
final class MoodLexicon {
    private static final int NEGATION_REACHES = 3;
    /** "Not good" is not as bad as "bad" is. */
    private static final double NEGATED = -0.7;

    private static final double STRENGTHENED = 1.4;

    private final Map<String, Integer> felt = new HashMap<>();
    private final Set<String> urgent = new HashSet<>();
    private final Set<String> negations = new HashSet<>();
    private final Set<String> strengthening = new HashSet<>();
    private int longest = 1;

    MoodLexicon(List<String> lines) {
        for (String line : lines) {
            int space = line.indexOf(' ');
            String kind = line.substring(0, space);
            for (String entry : line.substring(space + 1).split(",")) {
                String phrase = FoldedText.of(entry);
                if (phrase.isEmpty()) {
                    throw new IllegalArgumentException("an empty phrase in: " + line);
                }
                add(kind, phrase);
            }
        }
    }

    private void add(String kind, String phrase) {
        longest = Math.max(longest, phrase.split(" ").length);
        switch (kind) {
            case "!" -> urgent.add(phrase);
            case "not" -> negations.add(phrase);
            case "very" -> strengthening.add(phrase);
            default -> felt.put(phrase, Integer.parseInt(kind));
        }
    }

    /** @param feeling the sum of what was felt, not yet between bounds */
    record Found(double feeling, boolean urgent) {}

    Found in(Words text) {
        double feeling = 0;
        boolean hurry = false;
        int since = NEGATION_REACHES + 1;
        int index = 0;
        while (index < text.count()) {
            int taken = 1;
            boolean hit = false;
            for (int many = Math.min(longest, text.count() - index); many >= 1 && !hit; many--) {
                String phrase = text.phrase(index, many);
                Integer weight = felt.get(phrase);
                boolean negated = since <= NEGATION_REACHES;
                if (weight != null) {
                    boolean strong = index > 0 && strengthening.contains(text.word(index - 1));
                    feeling += weight * (strong ? STRENGTHENED : 1) * (negated ? NEGATED : 1);
                    hit = true;
                }
                if (urgent.contains(phrase)) {
                    hurry |= !negated;
                    hit = true;
                }
                taken = hit ? many : 1;
            }
            since = negates(text, index, taken) ? 1 : since + taken;
            index += taken;
        }
        return new Found(feeling, hurry);
    }

    private boolean negates(Words text, int index, int taken) {
        return negations.contains(text.word(index)) || taken > 1 && negations.contains(text.word(index + taken - 1));
    }
}
