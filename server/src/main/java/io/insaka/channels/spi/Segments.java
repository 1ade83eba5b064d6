package io.insaka.channels.spi;

/**
 * How many short messages carry a text (3GPP TS 23.038): 160 characters of the GSM alphabet, or 70 of UTF-16 as soon as
 * one stands outside of it; a little less of each once there are several, which have to say that they belong together.
 */
public final class Segments {
    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Each takes the place of two. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private static final int GSM_ALONE = 160;
    private static final int GSM_TOGETHER = 153;
    private static final int WIDE_ALONE = 70;
    private static final int WIDE_TOGETHER = 67;

    private Segments() {}

    public static int of(String text) {
        return isGsm(text) ? count(text, GSM_ALONE, GSM_TOGETHER) : count(text, WIDE_ALONE, WIDE_TOGETHER);
    }

    private static boolean isGsm(String text) {
        return text.chars().allMatch(letter -> GSM.indexOf(letter) >= 0 || EXTENDED.indexOf(letter) >= 0);
    }

    /** No character is torn in two: one that takes two places begins the next segment when only one is left. */
    private static int count(String text, int alone, int together) {
        boolean wide = alone == WIDE_ALONE;
        int places = 0;
        int segments = 1;
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            int size = wide ? Character.charCount(letter) : EXTENDED.indexOf(letter) >= 0 ? 2 : 1;
            places += size;
            used += size;
            if (used > together) {
                segments++;
                used = size;
            }
            at += Character.charCount(letter);
        }
        return places <= alone ? 1 : segments;
    }
}
