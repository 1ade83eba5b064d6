package io.insaka.brain.skill;

import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Set;

/**
 * One thing the brain can do for a customer.
 *
 * <p>Skills are stateless beans; what a skill must remember between two messages it returns as
 * {@link Next.Stay#memory()}. All methods may be called many times for one message and must not change anything: effects
 * are returned as a {@link Decision} and applied in one commit. Anything slow or paid goes through {@link Once}. No
 * method may use the database or the network directly on the calling thread.
 */
public interface Skill {
    /** Stable, lower case; part of stored sessions and button ids. */
    String name();

    /** What it does, in a few words a customer would understand. */
    String description();

    /**
     * Words that always mean this skill, whatever is going on: compared with the whole message after lower-casing and
     * removing punctuation. {@code stop} and {@code agent} are such words.
     */
    default Set<String> commands() {
        return Set.of();
    }

    /** Whether a command of this skill also gets through while another skill has the conversation locked. */
    default boolean interrupts() {
        return false;
    }

    /** Things customers say when they want this skill; the local classifier learns from them. */
    default List<String> examples() {
        return List.of();
    }

    /** What this skill could do with an open message, best first; empty when nothing. Must be quick (microseconds). */
    default List<Bid> bids(TenantId tenant, Heard heard) {
        return List.of();
    }

    /**
     * Whether this skill is asked when nothing else fits, as {@link Entry.NotUnderstood}: words nobody understood, and
     * everything without words (a photo, a voice note, a place). At most one skill of the product says yes.
     */
    default boolean fallback() {
        return false;
    }

    /**
     * Whether this skill answers, as {@link Entry.Conversed}, what no command, option, bid or intent settled: with models.
     * Asked before the {@link #fallback()}; must be quick and from memory. Its decision may be {@link Decision#pass}: then
     * the fallback is asked after all.
     */
    default boolean converses(TenantId tenant) {
        return false;
    }

    /** Answers one message. */
    Decision handle(Visit visit);
}
