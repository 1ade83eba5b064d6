package io.insaka.desk;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/** Text that teammates type into forms. */
public final class PlainText {
    private PlainText() {}

    /** One line without white space around it. */
    public static String line(String field, String text) {
        return checked(field, text, Character::isISOControl);
    }

    /** Several lines, likewise. */
    public static String lines(String field, String text) {
        return checked(
                field,
                text.replace("\r\n", "\n"),
                letter -> Character.isISOControl(letter) && letter != '\n' && letter != '\t');
    }

    private static String checked(String field, String text, IntPredicate refused) {
        String stripped = text.strip();
        boolean plain = StandardCharsets.UTF_8.newEncoder().canEncode(stripped)
                && stripped.chars().noneMatch(refused);
        if (stripped.isEmpty() || !plain) {
            throw DeskProblem.invalid(field, "is empty, or has characters that are no text");
        }
        return stripped;
    }
}
