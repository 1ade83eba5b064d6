package io.insaka.brain.turns;

import io.insaka.brain.handover.HandOvers;
import io.insaka.brain.handover.Rulebook;
import io.insaka.brain.handover.Secrets;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Trigger;
import io.insaka.brain.skill.Understood;
import io.insaka.channels.spi.Content;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Brings what no bot should answer straight to a person: secrets sent or asked for. */
@Component
class WatchStep implements Step {
    static final String NAME = "watch";

    private final Rulebook rulebook;
    private final HandOvers handOvers;

    WatchStep(Rulebook rulebook, HandOvers handOvers) {
        this.rulebook = rulebook;
        this.handOvers = handOvers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> leadsTo() {
        return Set.of(RouteStep.NAME, HandOverStep.NAME);
    }

    @Override
    public Move run(TurnState state, Once once) {
        // A skill that keeps the conversation has asked for what it gets.
        Optional<String> suspicion = state.input().session().skill() == null
                ? Secrets.in(state.input().heard().words())
                : Optional.empty();
        if (suspicion.isEmpty()) {
            return new Move.Go(RouteStep.NAME, state, "nothing suspicious");
        }
        TurnState urgent = state.understood(urgent(state.understood()));
        String why = suspicion.get();
        if (!rulebook.of(state.input().tenant()).whenSuspicious()) {
            return new Move.Go(RouteStep.NAME, urgent, why + ", urgent for the team");
        }
        var text = new Content.Text(handOvers.promise(state.understood().language(), Trigger.SUSPICIOUS, false));
        var decision = new Decision(List.of(text), new Next.HandOver(why, Trigger.SUSPICIOUS), why);
        return new Move.Go(HandOverStep.NAME, urgent.decided(decision), why);
    }

    static Understood urgent(Understood known) {
        return new Understood(
                known.language(), Understood.Priority.HIGH, known.sentiment(), known.entities(), known.by());
    }
}
