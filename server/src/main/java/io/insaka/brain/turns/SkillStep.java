package io.insaka.brain.turns;

import io.insaka.brain.memory.Memories;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Visit;
import io.insaka.kernel.MessageId;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the chosen skill. */
@Component
class SkillStep implements Step {
    static final String NAME = "skill";

    private final Skills skills;
    private final Memories memories;

    SkillStep(Skills skills, Memories memories) {
        this.skills = skills;
        this.memories = memories;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> leadsTo() {
        return Set.of(HandOverStep.NAME);
    }

    @Override
    public Move run(TurnState state, Once once) {
        TurnState.Routed routed = state.routed();
        if (routed == null) {
            throw new IllegalStateException("no skill was chosen");
        }
        Decision decision = ask(routed, state, once);
        if (decision.next() instanceof Next.Pass) {
            routed = skills.fallback()
                    .map(skill -> new TurnState.Routed(skill, notUnderstood(state)))
                    .orElseThrow(() -> new IllegalStateException("nobody answers in its place"));
            Decision instead = ask(routed, state, once);
            decision = new Decision(
                    instead.replies(),
                    instead.next(),
                    decision.why() + "; " + instead.why(),
                    decision.insight().and(instead.insight()),
                    Stream.concat(decision.effects().stream(), instead.effects().stream())
                            .toList());
        }
        return new Move.Go(
                HandOverStep.NAME,
                state.routed(routed).decided(decision),
                routed.skill().name() + ": " + decision.why(),
                decision.insight());
    }

    private static Entry notUnderstood(TurnState state) {
        return new Entry.NotUnderstood(state.input().session().misses() + 1, state.bids());
    }

    private Decision ask(TurnState.Routed routed, TurnState state, Once once) {
        TurnInput input = state.input();
        return routed.skill()
                .handle(new Visit(
                        input.tenant(),
                        input.conversation(),
                        input.contact().id(),
                        input.contact().name(),
                        input.heard(),
                        state.understood(),
                        routed.entry(),
                        input.at(),
                        once,
                        memories.before(input.tenant(), input.conversation(), new MessageId(input.id()))));
    }
}
