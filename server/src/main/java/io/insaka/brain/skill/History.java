package io.insaka.brain.skill;

import java.util.List;

/** What was said in the conversation before this message. Reading it is slow: only inside {@link Once}. */
public interface History {
    /** Nothing was said before. */
    History NONE = () -> new Memory("", List.of(), List.of());

    /** What is remembered, as far as it is worth telling a model. */
    Memory recall();

    /**
     * @param summary of what was said before {@code lines}; empty when they are all
     * @param preferences what the customer is known to like, each in a few words
     * @param lines the last ones, oldest first
     */
    record Memory(String summary, List<String> preferences, List<Said> lines) {
        public Memory {
            preferences = List.copyOf(preferences);
            lines = List.copyOf(lines);
        }
    }

    /** One message. A file without words is told by its kind, in brackets. */
    record Said(Who who, String words) {}

    /** Who wrote it. */
    enum Who {
        CUSTOMER,
        BOT,
        /** A teammate, or somebody at the provider's own app. */
        PERSON
    }
}
