package io.insaka.brain.rehearsing;

import io.insaka.brain.skill.Insight;

/**
 * What would be answered.
 *
 * @param words everything the customer would read, one message below the other; empty when nothing would be said
 */
public record Answer(Kind kind, String words, Insight insight) {
    /** What kind of answer. The names are stored: add, never rename. */
    public enum Kind {
        ANSWERED,
        /** The bot would say that it does not know, or ask back. */
        UNKNOWN,
        /** A person would be wanted. */
        HANDED_OVER,
        /** Nothing would be said. */
        SILENT
    }

    /** Printing one shows no words. */
    @Override
    public String toString() {
        return "Answer[" + kind + "]";
    }
}
