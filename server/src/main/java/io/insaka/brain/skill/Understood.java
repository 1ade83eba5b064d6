package io.insaka.brain.skill;

import java.util.List;

/**
 * What is known of a message beside its words.
 *
 * @param language BCP 47, such as {@code sw}; empty when too little was said to tell
 * @param sentiment -1 (furious) to 1 (delighted)
 * @param by {@code local} or the model that read it
 */
public record Understood(String language, Priority priority, double sentiment, List<Entity> entities, String by) {
    public static final Understood NOTHING = new Understood("", Priority.NORMAL, 0, List.of(), "local");

    public Understood {
        entities = List.copyOf(entities);
        if (sentiment < -1 || sentiment > 1) {
            throw new IllegalArgumentException("sentiment is -1 to 1: " + sentiment);
        }
    }

    /** How soon somebody should look. */
    public enum Priority {
        LOW,
        NORMAL,
        HIGH
    }

    /** Something named in the message: {@code kind} is {@code date}, {@code amount}, {@code place}, {@code number}… */
    public record Entity(String kind, String value) {}
}
