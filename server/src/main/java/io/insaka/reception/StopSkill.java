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
            "revoke",
            "stop messages",
            "stop messaging me",
            "stop sending me messages",
            "do not message me",
            // French
            "désabonner",
            "desabonner",
            "me désabonner",
            "désinscription",
            "desinscription",
            "arrêtez",
            "arretez",
            "arrêter",
            "arreter",
            "arrêt",
            "arret",
            "stop messages svp",
            "plus de messages",
            // Portuguese
            "pare",
            "parar",
            "parem",
            "sair da lista",
            "remover",
            "descadastrar",
            "cancelar subscrição",
            "não me envie mensagens",
            // Swahili
            "acha",
            "acheni",
            "wacha",
            "simamisha",
            "sitaki ujumbe",
            "usinitumie ujumbe",
            "ondoa namba yangu",
            // Bemba
            "leka",
            "lekeni",
            "lekeni ukuntumina",
            // Nyanja
            "siyani",
            "lekani",
            "osanditumizira mauthenga");

    private static final List<String> EXAMPLES = Examples.of("stop");
    private static final String CONFIRMED = "confirmed";
    private static final String KEPT = "kept";

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public String description() {
        return Texts.described("stop.description");
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
            case Entry.Command ignored -> optOut(visit);
            case Entry.Picked picked ->
                picked.payload().equals(CONFIRMED)
                        ? optOut(visit)
                        : Decision.say(Texts.say(visit.understood().language(), "stop.kept"), "stays");
            case Entry.Recognised ignored -> ask(visit);
            case Entry.Offered ignored -> ask(visit);
            case Entry.Continued ignored -> ask(visit);
            case Entry.Conversed ignored -> ask(visit);
            case Entry.NotUnderstood ignored -> ask(visit);
        };
    }

    private static Decision optOut(Visit visit) {
        return new Decision(
                List.of(new Content.Text(Texts.say(visit.understood().language(), "stop.confirmation"))),
                new Next.OptOut(),
                "wants no messages");
    }

    private Decision ask(Visit visit) {
        String language = visit.understood().language();
        var choices = new Content.Choices(
                Texts.say(language, "stop.question"),
                null,
                List.of(
                        Decision.option(this, CONFIRMED, Texts.say(language, "stop.yes")),
                        Decision.option(this, KEPT, Texts.say(language, "stop.no"))));
        return new Decision(List.of(choices), Next.DONE, "asks back");
    }
}
