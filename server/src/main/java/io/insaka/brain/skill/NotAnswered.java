package io.insaka.brain.skill;

/** The team learns of a question that the decision does not answer: whoever counts answers counts none here. */
public record NotAnswered(Effect learns) implements Effect {
    @Override
    public void apply() {
        learns.apply();
    }
}
