package io.insaka.kernel;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text as people mean it when they type carelessly: lower case, no accents, no punctuation, words parted by one space.
 * {@code "  Où est-ce ?"} and {@code "ou est ce"} are the same.
 * For comparing, never for showing or sending.
 */
public final class FoldedText {
    private FoldedText() {}

    public static String of(String text) {
        String folded = Normalizer.isNormalized(text, Normalizer.Form.NFKD)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKD);
        var plain = new StringBuilder(folded.length());
        int wordStart = 0;
        boolean parted = false;
        for (char letter : folded.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(letter) || Character.isSurrogate(letter)) {
                if (parted && !plain.isEmpty()) {
                    plain.append(' ');
                    wordStart = plain.length();
                }
                parted = false;
                plain.append(letter);
            } else if (!joins(letter, plain.length() - wordStart)) {
                parted = true;
            }
        }
        return plain.toString();
    }

    /** An accent left over by the folding, or the apostrophe of "what's"; that of "l'argent" parts two words. */
    private static boolean joins(char letter, int lettersBefore) {
        return Character.getType(letter) == Character.NON_SPACING_MARK
                || (letter == '\'' || letter == '’') && lettersBefore > 1;
    }
}
