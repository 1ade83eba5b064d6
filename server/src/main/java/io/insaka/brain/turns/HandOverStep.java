package io.insaka.brain.turns;

import io.insaka.brain.handover.HandOvers;
import io.insaka.brain.handover.Rulebook;
import io.insaka.brain.handover.Rules;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Trigger;
import io.insaka.brain.skill.Understood;
import io.insaka.channels.spi.Content;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether a person is wanted, whatever the skill decided. Somebody upset or in a hurry is answered if the bot knows the
 * answer, and gets a person as well; if it does not, they get the person instead of one more question. Nobody is handed
 * over without a word, and who comes out of hours is told when somebody will be there.
 */
@Component
class HandOverStep implements Step {
    static final String NAME = "hand-over";
    private static final String SAID = "said";

    private final Rulebook rulebook;
    private final HandOvers handOvers;
    private final Clock clock;

    HandOverStep(Rulebook rulebook, HandOvers handOvers, Clock clock) {
        this.rulebook = rulebook;
        this.handOvers = handOvers;
        this.clock = clock;
    }

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
        Decision decision = state.decision();
        if (decision == null) {
            throw new IllegalStateException("nothing was decided");
        }
        Rules rules = rulebook.of(state.input().tenant());
        Understood known = state.understood();
        boolean upset = known.sentiment() <= rules.mood();
        TurnState weighed = upset ? state.understood(WatchStep.urgent(known)) : state;
        TurnState ranked = ranked(weighed);
        return switch (decision.next()) {
            case Next.HandOver handOver -> handOver(ranked, handOver, decision.replies());
            case Next.Done done ->
                wanted(weighed, rules, upset)
                        .map(wanted -> handOver(ranked, wanted, answered(weighed) ? decision.replies() : List.of()))
                        .orElseGet(() -> goOn(ranked));
            case Next.Stay stay -> goOn(ranked);
            case Next.OptOut optOut -> goOn(ranked);
            case Next.OptIn optIn -> goOn(ranked);
            case Next.Pass pass -> goOn(ranked);
        };
    }

    /** Who matters most is answered like anybody, and comes first wherever a person looks. */
    private static TurnState ranked(TurnState state) {
        return state.input().contact().vip() ? state.understood(WatchStep.urgent(state.understood())) : state;
    }

    private static Move goOn(TurnState state) {
        boolean urgent = state.understood().priority() == Understood.Priority.HIGH;
        return new Move.Go(ComposeStep.NAME, state, urgent ? "no person, urgent for the team" : "no person");
    }

    private static Optional<Next.HandOver> wanted(TurnState state, Rules rules, boolean upset) {
        TurnState.Routed routed = state.routed();
        if (routed != null
                && routed.entry() instanceof Entry.NotUnderstood missed
                && missed.times() >= rules.misses()) {
            return Optional.of(missed(state, missed.times()));
        }
        if (routed == null || !ownWords(routed)) {
            return Optional.empty();
        }
        if (upset && rules.whenUpset()) {
            return Optional.of(new Next.HandOver("Is upset", Trigger.UPSET));
        }
        boolean urgent = !upset && state.understood().priority() == Understood.Priority.HIGH;
        return urgent && rules.whenUrgent()
                ? Optional.of(new Next.HandOver("Sounds urgent", Trigger.URGENT))
                : Optional.empty();
    }

    private static Next.HandOver missed(TurnState state, int times) {
        Decision decision = state.decision();
        boolean modelsFailed = decision != null
                && decision.insight().calls().stream()
                        .anyMatch(call -> !call.outcome().equals(SAID));
        if (modelsFailed) {
            return new Next.HandOver("The models gave no answer", Trigger.MODELS);
        }
        String often = times == 1 ? "" : times == 2 ? " twice" : " " + times + " times";
        return new Next.HandOver("Was not understood" + often, Trigger.NOT_UNDERSTOOD);
    }

    /** The title of a button and a word that we taught them say nothing of how somebody feels. */
    private static boolean ownWords(TurnState.Routed routed) {
        return switch (routed.entry()) {
            case Entry.Command ignored -> false;
            case Entry.Picked ignored -> false;
            case Entry.Offered ignored -> true;
            case Entry.Recognised ignored -> true;
            case Entry.Continued ignored -> true;
            case Entry.Conversed ignored -> true;
            case Entry.NotUnderstood ignored -> true;
        };
    }

    private static boolean answered(TurnState state) {
        TurnState.Routed routed = state.routed();
        return routed != null && !(routed.entry() instanceof Entry.NotUnderstood);
    }

    private Move handOver(TurnState state, Next.HandOver why, List<Content> said) {
        Decision decision = state.decision();
        if (decision == null) {
            throw new IllegalStateException("nothing was decided");
        }
        boolean skillSaidSo = decision.next() instanceof Next.HandOver;
        String language = state.understood().language();
        List<Content> replies = new ArrayList<>(said);
        if (!skillSaidSo || replies.isEmpty()) {
            replies.add(new Content.Text(handOvers.promise(language, why.trigger(), !replies.isEmpty())));
        }
        if (replies.getLast() instanceof Content.Text last) {
            String text = handOvers.withHours(
                    state.input().tenant(), state.input().channel(), language, last.text(), clock.instant());
            replies.set(replies.size() - 1, new Content.Text(text));
        }
        var next = new Decision(replies, why, decision.why(), decision.insight(), decision.effects());
        return new Move.Go(ComposeStep.NAME, state.decided(next), why.trigger().wire() + ": a person is wanted");
    }
}
