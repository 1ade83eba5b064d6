package io.insaka.sandbox.llm.play;

/** Counts tokens as the simulators bill them: four characters are one. */
public final class Tokens {
    public static final int CHARACTERS = 4;
    static final int A_LINE = 4;
    static final int A_PICTURE = 765;

    private Tokens() {}

    public static int of(String text) {
        return (text.length() + CHARACTERS - 1) / CHARACTERS;
    }
}
