package io.insaka.agents.roles;

/**
 * Something instructions may name as {@code {{name}}}.
 *
 * @param meaning for the teammate who writes instructions
 * @param example what may stand there
 * @param otherwise what stands there when the one who asks says nothing; empty: the line that names it is left out
 */
public record Placeholder(String name, String meaning, String example, String otherwise) {
    /** Filled in for every agent, whoever asks. */
    public static final Placeholder ORGANISATION =
            new Placeholder("organisation", "What your organisation is called", "Mosi Market", "");

    public static final Placeholder TODAY = new Placeholder("today", "The date, in UTC", "Friday, 3 April 2026", "");

    public static final Placeholder TONE =
            new Placeholder("tone", "How it should sound, as you set it beside the prompt", "Friendly, no slang", "");

    public static final Placeholder LANGUAGE = new Placeholder(
            "language", "The language to write in", "Swahili", "the language of the customer's last message");

    static final Placeholder TASK =
            new Placeholder("task", "What the answer is for", "hand-over", "what the last message asks for");

    Placeholder otherwise(String value) {
        return new Placeholder(name, meaning, example, value);
    }
}
