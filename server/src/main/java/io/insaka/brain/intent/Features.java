package io.insaka.brain.intent;

import io.insaka.kernel.FoldedText;
import java.util.Arrays;

/**
 * A text as the classifier sees it: hashed words and pairs of words, which count fully, and character n-grams of each
 * word, which count less and carry what typing errors and endings leave of it.
 *
 * @param buckets features as indices below {@link #BUCKETS}, words and pairs first
 * @param words how many of them are words and pairs
 */
record Features(int[] buckets, int words) {
    static final int BUCKETS = 1 << 15;
    static final float GRAM_WEIGHT = 0.35f;
    private static final int SHORTEST_GRAM = 3;
    private static final int LONGEST_GRAM = 5;
    /** Nobody says what they want after this many characters, and the cost grows with the length. */
    private static final int LONGEST_TEXT = 400;

    static Features of(String text) {
        String clean = clean(text);
        var found = new int[16 + clean.length() * (LONGEST_GRAM - SHORTEST_GRAM + 2)];
        int words = words(clean, found);
        int all = grams(clean, found, words);
        return new Features(Arrays.copyOf(found, all), words);
    }

    /** Bounded by spaces, so that the grams at a word's edges say that they are. */
    private static String clean(String text) {
        return ' ' + FoldedText.of(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text) + ' ';
    }

    private static int words(String clean, int[] found) {
        int count = 0;
        int before = 0;
        int start = 1;
        for (int at = 1; at < clean.length(); at++) {
            if (clean.charAt(at) == ' ' && at > start) {
                int word = hash(clean, start, at, 17);
                found[count++] = bucket(word);
                if (before != 0) {
                    found[count++] = bucket(before * 31 + word);
                }
                before = word;
                start = at + 1;
            }
        }
        return count;
    }

    private static int grams(String clean, int[] found, int from) {
        int count = from;
        for (int size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++) {
            for (int start = 0; start + size <= clean.length(); start++) {
                if (withinWord(clean, start, start + size)) {
                    found[count++] = bucket(hash(clean, start, start + size, 101 * size));
                }
            }
        }
        return count;
    }

    /** A space may begin or end a gram (it marks the edge of the word) but not stand inside. */
    private static boolean withinWord(String clean, int start, int end) {
        int space = clean.indexOf(' ', start + 1);
        return space < 0 || space >= end - 1;
    }

    private static int hash(String text, int start, int end, int seed) {
        int hash = seed;
        for (int at = start; at < end; at++) {
            hash = hash * 31 + text.charAt(at);
        }
        return hash;
    }

    private static int bucket(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & BUCKETS - 1;
    }

    float weight(int index) {
        return (index < words ? 1 : GRAM_WEIGHT) / length();
    }

    /** So that a long message does not shout louder than a short one. */
    private float length() {
        return (float) Math.sqrt(words + (buckets.length - words) * GRAM_WEIGHT * GRAM_WEIGHT + 1e-6);
    }

    /** 0 to 1: the share of this text's features that {@code other} has too. */
    double overlap(Features other) {
        if (buckets.length == 0) {
            return 0;
        }
        var theirs = other.buckets.clone();
        Arrays.sort(theirs);
        long shared = Arrays.stream(buckets)
                .filter(bucket -> Arrays.binarySearch(theirs, bucket) >= 0)
                .count();
        return (double) shared / buckets.length;
    }
}
