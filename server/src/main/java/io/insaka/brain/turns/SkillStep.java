package io.insaka.brain.turns;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Visit;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks the chosen skill. */
@Component
class SkillStep implements Step {
    static final String NAME = "skill";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> leadsTo() {
        return Set.of(ComposeStep.NAME);
    }

    @Override
    public Move run(TurnState state, Once once) {
        TurnState.Routed routed = state.routed();
        if (routed == null) {
            throw new IllegalStateException("no skill was chosen");
        }
        TurnInput input = state.input();
        Decision decision = routed.skill()
                .handle(new Visit(
                        input.tenant(),
                        input.conversation(),
                        input.contact().id(),
                        input.contact().name(),
                        input.heard(),
                        routed.entry(),
                        input.at(),
                        once));
        return new Move.Go(
                ComposeStep.NAME, state.decided(decision), routed.skill().name() + ": " + decision.why());
    }
}
