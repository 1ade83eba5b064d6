package io.insaka.reception;

import java.util.Locale;
import java.util.regex.Pattern;

/** A question, short enough for a button or a row: "What are your opening hours?" becomes "Your opening hours". */
final class Label {
    private static final int LONGEST = 24;

    /** What many questions begin with and what does not tell them apart. */
    private static final Pattern OPENING = Pattern.compile(
            "^(?:what (?:are|is|about)|where (?:are|is)|when (?:are|is|do|does)|how (?:do|does|can|may|much is|much are)|"
                    + "(?:is|are) there|can|may|do|does|is|are)\\s+(?:(?:i|you|we) (?:get |have |do )?)?(?:the |a |an )?",
            Pattern.CASE_INSENSITIVE);

    private Label() {}

    static String of(String question) {
        String whole = question.strip().replaceAll("\\s+", " ").replaceAll("[?.!\\s]+$", "");
        if (whole.length() <= LONGEST) {
            return whole;
        }
        String first = whole.split("(?<=\\p{L}{2})[.!?] ", 2)[0];
        if (first.length() <= LONGEST) {
            return first;
        }
        String core = OPENING.matcher(whole).replaceFirst("");
        return core.length() < 3 ? cut(whole) : cut(capitalised(core));
    }

    private static String capitalised(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    /** At a word border, if one is near the end. */
    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int border = text.lastIndexOf(' ', LONGEST - 1);
        int end = border > LONGEST / 2 ? border : LONGEST - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
