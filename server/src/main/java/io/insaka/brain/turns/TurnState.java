package io.insaka.brain.turns;

import io.insaka.brain.intent.Understanding;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Suggestion;
import io.insaka.brain.skill.Understood;
import io.insaka.channels.spi.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the steps know so far; each step returns the next one. */
record TurnState(
        TurnInput input,
        Understood understood,
        @Nullable Understanding understanding,
        List<Suggestion> bids,
        @Nullable Routed routed,
        @Nullable Decision decision,
        List<Content> replies) {
    /** The skill that answers, and why it was chosen. */
    record Routed(Skill skill, Entry entry) {}

    static TurnState of(TurnInput input) {
        return new TurnState(input, Understood.NOTHING, null, List.of(), null, null, List.of());
    }

    /** The same turn, after something was noticed about whoever wrote or about the session. */
    TurnState noticing(TurnInput next) {
        return new TurnState(next, understood, understanding, bids, routed, decision, replies);
    }

    TurnState understood(Understood next) {
        return new TurnState(input, next, understanding, bids, routed, decision, replies);
    }

    TurnState guessed(Understanding next, List<Suggestion> offers) {
        return new TurnState(input, understood, next, offers, routed, decision, replies);
    }

    TurnState routed(Routed next) {
        return new TurnState(input, understood, understanding, bids, next, decision, replies);
    }

    TurnState decided(Decision next) {
        return new TurnState(input, understood, understanding, bids, routed, next, replies);
    }

    TurnState composed(List<Content> next) {
        return new TurnState(input, understood, understanding, bids, routed, decision, next);
    }
}
