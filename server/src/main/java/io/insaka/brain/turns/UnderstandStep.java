package io.insaka.brain.turns;

import io.insaka.brain.intent.Understanding;
import io.insaka.brain.rules.HouseRules;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Suggestion;
import io.insaka.brain.skill.Understood;
import io.insaka.brain.understanding.LocalUnderstanding;
import io.insaka.contacts.Contact;
import io.insaka.tenancy.Brandings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a message tells: its language, mood and what is named in it; and what the words may want: the classifier's guess,
 * and what each skill would make of them.
 */
@Component
class UnderstandStep implements Step {
    static final String NAME = "understand";
    private static final int MOST_BIDS = 5;

    private final Skills skills;
    private final Classifiers classifiers;
    private final HouseRules houseRules;
    private final Brandings brandings;
    private final LocalUnderstanding local = new LocalUnderstanding();

    UnderstandStep(Skills skills, Classifiers classifiers, HouseRules houseRules, Brandings brandings) {
        this.skills = skills;
        this.classifiers = classifiers;
        this.houseRules = houseRules;
        this.brandings = brandings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> leadsTo() {
        return Set.of(WatchStep.NAME);
    }

    @Override
    public Move run(TurnState before, Once once) {
        TurnState state = sense(before);
        String words = state.input().heard().words();
        if (words.isBlank()
                || state.input().session().skill() != null
                || skills.commanded(words).isPresent()) {
            return new Move.Go(
                    WatchStep.NAME, state, describe(state, words.isBlank() ? "no words" : "no need to guess"));
        }
        Understanding understanding = classifiers.classify(
                state.input().tenant(), houseRules.of(state.input().tenant()).intents(), words);
        List<Suggestion> bids = skills.all().stream()
                .flatMap(skill -> skill
                        .bids(state.input().tenant(), state.input().heard())
                        .stream()
                        .map(bid -> new Suggestion(skill.name(), bid)))
                .sorted(Comparator.comparingDouble((Suggestion s) -> s.bid().confidence())
                        .reversed())
                .limit(MOST_BIDS)
                .toList();
        return new Move.Go(
                WatchStep.NAME, state.guessed(understanding, bids), describe(state, describe(understanding, bids)));
    }

    /** Answers go out in the language of the message, else in the contact's, else in the organisation's. */
    private TurnState sense(TurnState state) {
        TurnInput input = state.input();
        Contact contact = input.contact();
        String known = contact.spoken().language();
        String usual = known.isEmpty() ? brandings.language(input.tenant()) : known;
        LocalUnderstanding.Sensed sensed = local.read(input.heard().words(), usual);
        Contact heard = contact.speaking(contact.spoken().hear(sensed.heard()));
        return state.noticing(input.from(heard)).understood(sensed.understood());
    }

    private static String describe(TurnState state, String guess) {
        Understood understood = state.understood();
        String mood =
                understood.sentiment() == 0 ? "" : String.format(Locale.ROOT, ", mood %.2f", understood.sentiment());
        String hurry = understood.priority() == Understood.Priority.HIGH ? ", urgent" : "";
        return guess + "; " + understood.language() + mood + hurry;
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
