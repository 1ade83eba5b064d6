package io.insaka.brain.turns;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Once;
import io.insaka.channels.spi.Content;
import io.insaka.conversations.Fitting;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Fits what the skill wants to say to what the channel can carry. */
@Component
class ComposeStep implements Step {
    static final String NAME = "compose";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> leadsTo() {
        return Set.of();
    }

    @Override
    public Move run(TurnState state, Once once) {
        Decision decision = state.decision();
        if (decision == null) {
            throw new IllegalStateException("nothing was decided");
        }
        List<Content> replies = decision.replies().stream()
                .flatMap(reply -> Fitting.fit(reply, state.input().capabilities()).stream())
                .toList();
        return new Move.End(state.composed(replies), outcome(decision.next(), replies), describe(decision, replies));
    }

    private static String outcome(Next next, List<Content> replies) {
        return switch (next) {
            case Next.HandOver handOver -> "handed over";
            case Next.OptOut optOut -> "opted out";
            case Next.OptIn optIn -> "opted in";
            case Next.Pass pass -> throw new IllegalStateException("nobody answered in its place");
            case Next.Done done -> replies.isEmpty() ? "silent" : "answered";
            case Next.Stay stay -> replies.isEmpty() ? "silent" : "answered";
        };
    }

    private static String describe(Decision decision, List<Content> replies) {
        String said = replies.size() == 1 ? "1 message" : replies.size() + " messages";
        return switch (decision.next()) {
            case Next.Stay stay -> said + ", keeps the conversation";
            case Next.HandOver handOver -> said + ", then a person";
            case Next.Done done -> said;
            case Next.Pass pass -> said;
            case Next.OptOut optOut -> said + ", then nothing more";
            case Next.OptIn optIn -> said;
        };
    }
}
