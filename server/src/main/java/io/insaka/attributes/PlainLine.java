package io.insaka.attributes;

import java.nio.charset.StandardCharsets;

/** Text of one line that can be stored and shown. */
final class PlainLine {
    private PlainLine() {}

    static boolean is(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
