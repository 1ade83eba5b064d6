package io.insaka.brain.turns;

import io.insaka.brain.skill.Once;
import io.insaka.channels.spi.Content;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether anything is to be said at all. */
@Component
class GuardStep implements Step {
    private final Skills skills;

    GuardStep(Skills skills) {
        this.skills = skills;
    }

    @Override
    public String name() {
        return Flow.START;
    }

    @Override
    public Set<String> leadsTo() {
        return Set.of(UnderstandStep.NAME);
    }

    @Override
    public Move run(TurnState state, Once once) {
        Content content = state.input().heard().content();
        if (content instanceof Content.Notice || content instanceof Content.Unsupported) {
            return new Move.End(state, "stored", "nothing a person wrote");
        }
        boolean optedOut = state.input().contact().optedOutAt() != null;
        boolean command = skills.commanded(state.input().heard().words()).isPresent();
        if (optedOut && !command) {
            return new Move.End(state, "stored", "the contact wants no messages");
        }
        return new Move.Go(UnderstandStep.NAME, state, optedOut ? "opted out, but a command" : "may be answered");
    }
}
