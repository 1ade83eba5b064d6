package io.insaka.reception;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Content;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Ends all messages to a contact who wants none.
 *
 * <p>Of the words that networks treat as opt-outs, "end", "quit" and "cancel" are missing on purpose: here they far more
 * often mean the order or the questions at hand. What only sounds like an opt-out is asked back first, because there is
 * no harm in one more question and much in going silent by mistake.
 */
@Component
class StopSkill implements Skill {
    private static final Set<String> COMMANDS = Set.of(
            "stop",
            "stop all",
            "stopall",
            "unsubscribe",
            "opt out",
            "optout",
            "stop messages",
            "stop messaging me",
            "stop sending me messages",
            "do not message me",
            "désabonner",
            "desabonner",
            "arrêtez",
            "arretez");

    private static final List<String> EXAMPLES = Examples.of("stop");
    private static final String CONFIRMED = "confirmed";
    private static final String KEPT = "kept";

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public String description() {
        return Texts.say("stop.description");
    }

    @Override
    public Set<String> commands() {
        return COMMANDS;
    }

    @Override
    public boolean interrupts() {
        return true;
    }

    @Override
    public List<String> examples() {
        return EXAMPLES;
    }

    @Override
    public Decision handle(Visit visit) {
        return switch (visit.entry()) {
            case Entry.Command ignored -> optOut();
            case Entry.Picked picked ->
                picked.payload().equals(CONFIRMED) ? optOut() : Decision.say(Texts.say("stop.kept"), "stays");
            case Entry.Recognised ignored -> ask();
            case Entry.Offered ignored -> ask();
            case Entry.Continued ignored -> ask();
            case Entry.Conversed ignored -> ask();
            case Entry.NotUnderstood ignored -> ask();
        };
    }

    private static Decision optOut() {
        return new Decision(
                List.of(new Content.Text(Texts.say("stop.confirmation"))), new Next.OptOut(), "wants no messages");
    }

    private Decision ask() {
        var choices = new Content.Choices(
                Texts.say("stop.question"),
                null,
                List.of(
                        Decision.option(this, CONFIRMED, Texts.say("stop.yes")),
                        Decision.option(this, KEPT, Texts.say("stop.no"))));
        return new Decision(List.of(choices), Next.DONE, "asks back");
    }
}
