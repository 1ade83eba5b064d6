package io.insaka.brain.skill;

import java.util.List;

/** Why a skill was asked. */
public sealed interface Entry {
    /** One of its {@link Skill#commands()} was said. */
    record Command(String word) implements Entry {}

    /** Its own {@link Bid} won. */
    record Offered(Bid bid) implements Entry {}

    /** The classifier took the message for one of its {@link Skill#examples()}. */
    record Recognised(double confidence) implements Entry {}

    /** The customer tapped an option of this skill: see {@link Decision#option}. */
    record Picked(String payload) implements Entry {}

    /** It said {@link Next.Stay} last time and this is the customer's next message. */
    record Continued(String memory) implements Entry {}

    /**
     * Nothing was settled without a model.
     *
     * @param suggestions the bids that were not good enough, best first; may be empty
     */
    record Conversed(List<Suggestion> suggestions) implements Entry {
        public Conversed {
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * Nothing fitted and the message was not understood for the n-th time in a row. Only the skill that is the {@link
     * Skill#fallback()} is asked like this.
     *
     * @param times 1 for the first
     * @param suggestions the bids that were not good enough, best first; may be empty
     */
    record NotUnderstood(int times, List<Suggestion> suggestions) implements Entry {
        public NotUnderstood {
            suggestions = List.copyOf(suggestions);
        }
    }
}
