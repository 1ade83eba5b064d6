package io.insaka.brain.skill;

/**
 * Something that comes true together with a {@link Decision}: in its commit, once, or not at all. It joins the
 * organisation's open transaction, and must be quick.
 */
@FunctionalInterface
public interface Effect {
    void apply();
}
