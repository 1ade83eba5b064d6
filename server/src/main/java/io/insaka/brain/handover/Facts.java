package io.insaka.brain.handover;

import io.insaka.brain.skill.Understood;
import java.util.List;

/**
 * What is known without asking anybody.
 *
 * @param said the words that led to the hand-over
 * @param before what the customer wrote before that, oldest first
 * @param tried what the bot answered, oldest first
 * @param language BCP 47; empty when unknown
 */
record Facts(
        String said,
        List<String> before,
        List<String> tried,
        String language,
        double sentiment,
        List<Understood.Entity> entities) {
    Facts {
        before = List.copyOf(before);
        tried = List.copyOf(tried);
        entities = List.copyOf(entities);
    }

    Facts with(List<String> saidBefore, List<String> answered) {
        return new Facts(said, saidBefore, answered, language, sentiment, entities);
    }
}
