package io.insaka.sandbox.llm.play;

import java.nio.charset.StandardCharsets;

/**
 * What is heard in a recording. Nobody listens: a "recording" that is plain text is what was said, of any other it is
 * said what it is.
 */
public final class Sounds {
    private static final int LONGEST_TEXT = 4_000;

    private Sounds() {}

    /** @param name of the file, or its type */
    public static String words(byte[] bytes, String name) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        boolean readable =
                text.chars().noneMatch(c -> c == 0xFFFD || Character.isISOControl(c) && c != '\n' && c != '\r');
        return readable && text.length() <= LONGEST_TEXT
                ? text
                : "This is a voice note of " + bytes.length + " bytes, called " + name + ".";
    }
}
