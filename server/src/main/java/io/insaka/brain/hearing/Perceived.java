package io.insaka.brain.hearing;

import io.insaka.brain.skill.Insight;

/**
 * What came of listening or looking, as it is journalled.
 *
 * @param text empty when nothing was understood
 * @param outcome a few words for the replay view
 * @param insight the model that was asked
 */
public record Perceived(String text, String outcome, Insight insight) {
    static Perceived nothing(String outcome) {
        return new Perceived("", outcome, Insight.NONE);
    }
}
