package io.insaka.brain.understanding;

import io.insaka.kernel.FoldedText;

/** The words of a message as people mean them, folded once for everything that looks at them. */
record Words(String folded, int[] starts) {
    /** What somebody feels or speaks shows long before this, and the cost grows with the length. */
    static final int LONGEST_TEXT = 600;

    static Words of(String text) {
        String folded = FoldedText.of(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        if (folded.isEmpty()) {
            return new Words(folded, new int[0]);
        }
        int count = 1;
        for (int at = 0; at < folded.length(); at++) {
            count += folded.charAt(at) == ' ' ? 1 : 0;
        }
        var starts = new int[count];
        int word = 1;
        for (int at = 0; at < folded.length(); at++) {
            if (folded.charAt(at) == ' ') {
                starts[word++] = at + 1;
            }
        }
        return new Words(folded, starts);
    }

    int count() {
        return starts.length;
    }

    String word(int index) {
        return phrase(index, 1);
    }

    /** {@code many} words from the word {@code index} on; they must be there. */
    String phrase(int index, int many) {
        int next = index + many;
        return folded.substring(starts[index], next == starts.length ? folded.length() : starts[next] - 1);
    }
}
