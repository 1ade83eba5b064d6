package io.insaka.brain.understanding;

import io.insaka.brain.skill.Understood.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How somebody feels and how much of a hurry they are in. */
record Mood(double sentiment, Priority priority) {
    private static final double FURIOUS = -0.6;
    private static final double SPREAD = 8;
    private static final int SHOUTED_LETTERS = 8;

    /** Reads moods; one lexicon per language, with the words of English where people mix the two. */
    static final class Reader {
        private static final List<String> MIXED_WITH_ENGLISH = List.of("sw", "bem", "ny");
        private final Map<String, MoodLexicon> lexicons = new HashMap<>();
        private final MoodLexicon anyLanguage;
        private final Map<String, Integer> emoji = new HashMap<>();
        private final List<String> alarms = new ArrayList<>();

        Reader() {
            List<String> spoken = Lines.of("mood-en.txt");
            var all = new ArrayList<String>();
            for (String language : LanguageDetector.LANGUAGES) {
                var lines = new ArrayList<>(MIXED_WITH_ENGLISH.contains(language) ? spoken : List.<String>of());
                lines.addAll(Lines.of("mood-" + language + ".txt"));
                lexicons.put(language, new MoodLexicon(lines));
                all.addAll(Lines.of("mood-" + language + ".txt"));
            }
            anyLanguage = new MoodLexicon(all);
            for (String line : Lines.of("mood-emoji.txt")) {
                String[] parts = line.split("[ ,]+");
                for (String sign : List.of(parts).subList(1, parts.length)) {
                    if (parts[0].equals("!")) {
                        alarms.add(sign);
                    } else {
                        emoji.put(sign, Integer.parseInt(parts[0]));
                    }
                }
            }
        }

        /** @param heard empty when the message does not tell its language: then words of all count */
        Mood read(String raw, Words text, String heard) {
            MoodLexicon.Found found = lexicons.getOrDefault(heard, anyLanguage).in(text);
            double feeling = found.feeling() + shown(raw);
            boolean loud = shouted(raw) || raw.contains("!!");
            if (loud) {
                feeling *= 1.3;
            }
            double sentiment = Math.clamp(feeling / Math.sqrt(feeling * feeling + SPREAD), -1, 1);
            boolean high =
                    found.urgent() || sentiment <= FURIOUS || alarms.stream().anyMatch(raw::contains);
            return new Mood(Math.round(sentiment * 100) / 100.0, high ? Priority.HIGH : Priority.NORMAL);
        }

        /** What the emoji say. */
        private double shown(String raw) {
            double sum = 0;
            int end = Math.min(raw.length(), Words.LONGEST_TEXT);
            for (int at = 0; at < end; at++) {
                char letter = raw.charAt(at);
                if (letter >= '\u2000') {
                    int length = Character.isHighSurrogate(letter) && at + 1 < raw.length() ? 2 : 1;
                    sum += emoji.getOrDefault(raw.substring(at, at + length), 0);
                    at += length - 1;
                }
            }
            return Math.clamp(sum, -6, 6);
        }

        private static boolean shouted(String raw) {
            int upper = 0;
            int lower = 0;
            int end = Math.min(raw.length(), Words.LONGEST_TEXT);
            for (int at = 0; at < end; at++) {
                upper += Character.isUpperCase(raw.charAt(at)) ? 1 : 0;
                lower += Character.isLowerCase(raw.charAt(at)) ? 1 : 0;
            }
            return upper >= SHOUTED_LETTERS && upper > 2 * lower;
        }
    }
}
