package io.insaka.brain.turns;

import io.insaka.brain.intent.Understanding;
import io.insaka.brain.intent.Understanding.Guess;
import io.insaka.brain.skill.Bid;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Suggestion;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whose turn it is: COMMAND before LOCKED where the skill may interrupt, a tapped option, LOCKED, then OPEN. */
@Component
class RouteStep implements Step {
    static final String NAME = "route";

    private final Skills skills;

    RouteStep(Skills skills) {
        this.skills = skills;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> leadsTo() {
        return Set.of(SkillStep.NAME);
    }

    private record Choice(Skill skill, Entry entry, String why) {}

    @Override
    public Move run(TurnState state, Once once) {
        Optional<Choice> choice = command(state)
                .or(() -> picked(state))
                .or(() -> locked(state))
                .or(() -> open(state))
                .or(() -> conversed(state))
                .or(() -> fallback(state));
        if (choice.isEmpty()) {
            return new Move.End(state, "stored", "no skill wants it");
        }
        Choice chosen = choice.get();
        return new Move.Go(
                SkillStep.NAME, state.routed(new TurnState.Routed(chosen.skill(), chosen.entry())), chosen.why());
    }

    private Optional<Choice> command(TurnState state) {
        String words = state.input().heard().words();
        boolean locked = state.input().session().skill() != null;
        return skills.commanded(words)
                .filter(skill -> !locked || skill.interrupts())
                .map(skill -> new Choice(skill, new Entry.Command(Skills.plain(words)), "COMMAND: " + skill.name()));
    }

    private Optional<Choice> picked(TurnState state) {
        return skills.tapped(state.input().heard().content())
                .map(tapped -> new Choice(
                        tapped.skill(),
                        new Entry.Picked(tapped.payload()),
                        "tapped: " + tapped.skill().name()));
    }

    private Optional<Choice> locked(TurnState state) {
        String skill = state.input().session().skill();
        String memory = state.input().session().memory();
        return skill == null
                ? Optional.empty()
                : skills.named(skill)
                        .map(found -> new Choice(
                                found, new Entry.Continued(memory == null ? "" : memory), "LOCKED: " + found.name()));
    }

    /** The best bid or the recognised intent, whichever is more probably right: both are calibrated. */
    private Optional<Choice> open(TurnState state) {
        Optional<Suggestion> bid = state.bids().stream()
                .filter(suggestion -> suggestion.bid().confidence() >= Bid.GOOD_ENOUGH)
                .findFirst();
        Optional<Guess> guess = Optional.ofNullable(state.understanding())
                .flatMap(Understanding::sure)
                .filter(sure ->
                        bid.isEmpty() || sure.probability() > bid.get().bid().confidence());
        return guess.isPresent() ? guess.flatMap(this::recognised) : bid.flatMap(this::taken);
    }

    private Optional<Choice> taken(Suggestion best) {
        return skills.named(best.skill())
                .map(skill -> new Choice(skill, new Entry.Offered(best.bid()), "OPEN: the bid of " + skill.name()));
    }

    private Optional<Choice> recognised(Guess guess) {
        return skills.named(guess.label())
                .map(skill -> new Choice(
                        skill, new Entry.Recognised(guess.probability()), "OPEN: recognised " + skill.name()));
    }

    /** Somebody who can talk about anything, while there is a model to talk with. */
    private Optional<Choice> conversed(TurnState state) {
        return skills.conversing(state.input().tenant())
                .map(skill -> new Choice(
                        skill, new Entry.Conversed(state.bids()), "OPEN: a conversation for " + skill.name()));
    }

    private Optional<Choice> fallback(TurnState state) {
        int times = state.input().session().misses() + 1;
        return skills.fallback()
                .map(skill -> new Choice(
                        skill,
                        new Entry.NotUnderstood(times, state.bids()),
                        "OPEN: not understood, " + times + " in a row"));
    }
}
