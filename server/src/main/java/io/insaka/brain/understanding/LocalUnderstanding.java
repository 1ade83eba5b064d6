package io.insaka.brain.understanding;

import io.insaka.brain.skill.Understood;
import java.util.List;

/** Reads messages without a model. Immutable; safe for any number of threads; microseconds a message. */
public final class LocalUnderstanding {
    /** {@link Understood#by()} of what is read here. */
    public static final String NAME = "local";

    private final LanguageDetector languages = new LanguageDetector();
    private final Mood.Reader moods = new Mood.Reader();

    /**
     * @param heard the language the message is surely in; empty when it does not tell
     * @param understood in the language heard, else the usual one
     */
    public record Sensed(String heard, Understood understood) {}

    /** @param usual the language to go by when the message does not tell, such as {@code sw}; may be empty */
    public Sensed read(String message, String usual) {
        if (message.isBlank()) {
            return new Sensed("", new Understood(usual, Understood.Priority.NORMAL, 0, List.of(), NAME));
        }
        Words text = Words.of(message);
        String heard = languages.detect(message, text);
        String language = heard.isEmpty() ? usual : heard;
        Mood mood = moods.read(message, text, heard);
        return new Sensed(
                heard, new Understood(language, mood.priority(), mood.sentiment(), Mentions.in(message, text), NAME));
    }
}
