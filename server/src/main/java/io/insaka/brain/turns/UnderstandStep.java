package io.insaka.brain.turns;

import io.insaka.brain.intent.Understanding;
import io.insaka.brain.rules.HouseRules;
import io.insaka.brain.rules.IntentRules;
import io.insaka.brain.skill.Bid;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Suggestion;
import io.insaka.brain.skill.Understood;
import io.insaka.brain.understanding.LocalUnderstanding;
import io.insaka.contacts.Contact;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Brandings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
    private final RouterReading router;
    private final HouseRules houseRules;
    private final Brandings brandings;
    private final LocalUnderstanding local = new LocalUnderstanding();

    UnderstandStep(
            Skills skills, Classifiers classifiers, RouterReading router, HouseRules houseRules, Brandings brandings) {
        this.skills = skills;
        this.classifiers = classifiers;
        this.router = router;
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
        IntentRules rules = houseRules.of(state.input().tenant()).intents();
        Understanding understanding = classifiers.classify(state.input().tenant(), rules, words);
        List<Suggestion> bids = skills.all().stream()
                .flatMap(skill -> skill
                        .bids(state.input().tenant(), state.input().heard())
                        .stream()
                        .map(bid -> new Suggestion(skill.name(), bid)))
                .sorted(Comparator.comparingDouble((Suggestion s) -> s.bid().confidence())
                        .reversed())
                .limit(MOST_BIDS)
                .toList();
        TurnState local = state.guessed(understanding, bids);
        return modelWanted(local, rules.model())
                ? byModel(local, once, rules)
                : new Move.Go(WatchStep.NAME, local, describe(local, describe(understanding, bids)));
    }

    /**
     * A model is asked only where its answer can change anything: not when a guess or a bid is good enough, and not when
     * somebody converses with a model anyway, who reads the message for themselves.
     */
    private boolean modelWanted(TurnState state, IntentRules.AskModel when) {
        TenantId tenant = state.input().tenant();
        return switch (when) {
            case NEVER -> false;
            case ALWAYS -> router.ready(tenant);
            case UNSURE ->
                state.bids().stream().noneMatch(bid -> bid.bid().confidence() >= Bid.GOOD_ENOUGH)
                        && Optional.ofNullable(state.understanding())
                                .flatMap(Understanding::sure)
                                .isEmpty()
                        && skills.conversing(tenant).isEmpty()
                        && router.ready(tenant);
        };
    }

    private Move byModel(TurnState local, Once once, IntentRules rules) {
        RouterReading.Answer answer = router.read(local, once, rules.sureFrom());
        TurnState read = answer.reading()
                .map(reading -> {
                    Contact contact = local.input().contact();
                    boolean told = local.understood().language().equals(reading.heard());
                    Contact heard =
                            told ? contact : contact.speaking(contact.spoken().hear(reading.heard()));
                    return local.noticing(local.input().from(heard))
                            .understood(reading.understood())
                            .guessed(reading.understanding(), local.bids());
                })
                .orElse(local);
        String by = answer.reading().isPresent() ? "by a model: " : "a model gave no answer that holds: ";
        Understanding known = Objects.requireNonNull(read.understanding());
        return new Move.Go(WatchStep.NAME, read, by + describe(read, describe(known, read.bids())), answer.insight());
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
