package io.insaka.brain.skill;

/**
 * An offer to answer an open message.
 *
 * @param confidence 0 to 1, calibrated: 0.8 means that four of five such answers are the right one
 * @param label how the offer reads on a button, at most 24 characters long
 * @param payload comes back in {@link Entry.Offered} or {@link Entry.Picked} when this offer is taken
 */
public record Bid(double confidence, String label, String payload) {
    /** From here on fewer than one in twenty answers is given to a question nobody can answer: AnswerQualityTest. */
    public static final double GOOD_ENOUGH = 0.7;
}
