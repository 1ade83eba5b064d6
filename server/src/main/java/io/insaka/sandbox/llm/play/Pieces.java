package io.insaka.sandbox.llm.play;

import java.util.ArrayList;
import java.util.List;

/** Texts as a model writes them: in pieces, and no longer than it may. */
public final class Pieces {
    private static final int PIECE = 12;

    private Pieces() {}

    /** The text in pieces, none of which ends inside a character. */
    public static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + PIECE);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    /** The text as far as so many tokens go. */
    public static String atMost(String text, int tokens) {
        return Tokens.of(text) <= tokens ? text : text.substring(0, tokens * Tokens.CHARACTERS);
    }
}
