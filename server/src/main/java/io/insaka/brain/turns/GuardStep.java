package io.insaka.brain.turns;

import io.insaka.brain.guard.Pace;
import io.insaka.brain.guard.Suspicion;
import io.insaka.brain.rules.GuardRules;
import io.insaka.brain.rules.HouseRules;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Texts;
import io.insaka.brain.skill.Trigger;
import io.insaka.channels.spi.Content;
import io.insaka.contacts.Contact;
import io.insaka.kernel.FoldedText;
import io.insaka.tenancy.Brandings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether anything is to be said at all. Nothing is dropped here: what is not answered is kept and shown all the same.
 * Commands ("stop", "agent") get past everything but the list of those who are never answered.
 */
@Component
class GuardStep implements Step {
    private static final Texts TEXTS = new Texts("io.insaka.brain.guard");
    /** Nobody means the same words this many times in a row. */
    private static final int MOST_REPEATS = 4;

    private final Skills skills;
    private final HouseRules houseRules;
    private final Brandings brandings;
    private final StandingWishes wishes;

    GuardStep(Skills skills, HouseRules houseRules, Brandings brandings, StandingWishes wishes) {
        this.skills = skills;
        this.wishes = wishes;
        this.houseRules = houseRules;
        this.brandings = brandings;
    }

    @Override
    public String name() {
        return Flow.START;
    }

    @Override
    public Set<String> leadsTo() {
        return Set.of(HearStep.NAME);
    }

    @Override
    public Move run(TurnState state, Once once) {
        TurnInput input = state.input();
        Content content = input.heard().content();
        if (content instanceof Content.Notice || content instanceof Content.Unsupported) {
            return new Move.End(state, "stored", "nothing a person wrote");
        }
        HouseRules.Rules rules = houseRules.of(input.tenant());
        boolean allowed = rules.lists().allows(input.contact().addresses());
        if (!allowed
                && (rules.guard().allowedOnly()
                        || rules.lists().denies(input.contact().addresses()))) {
            String why = rules.guard().allowedOnly() ? "not on the list of the allowed" : "on the list of the denied";
            return wishes.of(input)
                    .map(wish -> new Move.End(
                            state.decided(new Decision(List.of(), wish, "kept without a word")), "denied", why))
                    .orElseGet(() -> new Move.End(state, "denied", why));
        }
        boolean optedOut = input.contact().optedOutAt() != null;
        boolean command = skills.commanded(input.heard().words()).isPresent();
        if (optedOut && !command) {
            return new Move.End(state, "stored", "the contact wants no messages");
        }
        TurnState paced = paced(state, rules.guard());
        if (command || allowed) {
            return go(
                    paced,
                    optedOut ? "opted out, but a command" : command ? "a command" : "on the list of the allowed");
        }
        return hushed(paced, input.session().pace())
                .or(() -> suspicious(paced, rules.guard()))
                .orElseGet(() -> go(paced, "may be answered"));
    }

    private static Move go(TurnState state, String why) {
        return new Move.Go(HearStep.NAME, state, why);
    }

    private static TurnState paced(TurnState state, GuardRules rules) {
        TurnInput input = state.input();
        Pace pace = input.session()
                .pace()
                .after(input.at(), FoldedText.of(input.heard().words()), rules.perMinute(), rules.perDay());
        return state.noticing(input.in(input.session().at(pace)));
    }

    /** Told once to slow down, then silence until they have. */
    private Optional<Move> hushed(TurnState state, Pace before) {
        if (!state.input().session().pace().hushed()) {
            return Optional.empty();
        }
        if (before.hushed()) {
            return Optional.of(new Move.End(state, "too many", "writes too much, and was told"));
        }
        Contact contact = state.input().contact();
        String language = contact.spoken().language().isEmpty()
                ? brandings.language(state.input().tenant())
                : contact.spoken().language();
        Content note = new Content.Text(TEXTS.say(language, "guard.hush"));
        return Optional.of(new Move.End(state.composed(List.of(note)), "too many", "writes too much, and is told"));
    }

    private static Optional<Move> suspicious(TurnState state, GuardRules rules) {
        if (!rules.holdSuspicious()) {
            return Optional.empty();
        }
        Optional<String> reason = state.input().session().pace().repeats() >= MOST_REPEATS
                ? Optional.of("the same words again and again")
                : Suspicion.of(state.input().heard().words());
        return reason.map(why -> {
            var decision =
                    new Decision(List.of(), new Next.HandOver("Suspicious: " + why, Trigger.SUSPICIOUS), "suspicious");
            return new Move.End(state.decided(decision), "suspicious", why);
        });
    }
}
