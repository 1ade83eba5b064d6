package io.insaka.brain.skill;

import io.insaka.channels.spi.Content;

/**
 * What a skill would have answered, had its bid been better: something to offer the customer instead.
 *
 * @param skill the name of the skill that made the bid
 */
public record Suggestion(String skill, Bid bid) {
    /** The option that takes the customer there: the skill gets it as {@link Entry.Picked}. */
    public Content.Option option() {
        return Decision.option(skill, bid.payload(), bid.label());
    }
}
