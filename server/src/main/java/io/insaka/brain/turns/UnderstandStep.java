package io.insaka.brain.turns;

import io.insaka.brain.intent.Understanding;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the words may mean: the classifier's guess, and what each skill would make of them. */
@Component
class UnderstandStep implements Step {
    static final String NAME = "understand";
    private static final int MOST_BIDS = 5;

    private final Skills skills;

    UnderstandStep(Skills skills) {
        this.skills = skills;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> leadsTo() {
        return Set.of(RouteStep.NAME);
    }

    @Override
    public Move run(TurnState state, Once once) {
        String words = state.input().heard().words();
        if (words.isBlank()
                || state.input().session().skill() != null
                || skills.commanded(words).isPresent()) {
            return new Move.Go(RouteStep.NAME, state, words.isBlank() ? "no words" : "no need to guess");
        }
        Understanding understanding = skills.classifier().classify(words);
        List<Suggestion> bids = skills.all().stream()
                .flatMap(skill -> skill
                        .bids(state.input().tenant(), state.input().heard())
                        .stream()
                        .map(bid -> new Suggestion(skill.name(), bid)))
                .sorted(Comparator.comparingDouble((Suggestion s) -> s.bid().confidence())
                        .reversed())
                .limit(MOST_BIDS)
                .toList();
        return new Move.Go(RouteStep.NAME, state.guessed(understanding, bids), describe(understanding, bids));
    }

    private static String describe(Understanding understanding, List<Suggestion> bids) {
        String guess = understanding.guesses().isEmpty()
                ? "no guess"
                : String.format(
                        Locale.ROOT,
                        "%s %.2f",
                        understanding.guesses().getFirst().label(),
                        understanding.guesses().getFirst().probability());
        String best = bids.isEmpty()
                ? "no bid"
                : String.format(
                        Locale.ROOT,
                        "%s bids %.2f",
                        bids.getFirst().skill(),
                        bids.getFirst().bid().confidence());
        return guess + "; " + best;
    }
}
