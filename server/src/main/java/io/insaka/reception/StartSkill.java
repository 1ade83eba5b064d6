package io.insaka.reception;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Visit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes an opt-out back. Also the first word of somebody who never opted out: bots teach people to write it. */
@Component
class StartSkill implements Skill {
    private static final Set<String> COMMANDS = Set.of(
            "start",
            "unstop",
            "subscribe",
            "resubscribe",
            "opt in",
            "optin",
            // French, Portuguese, Swahili, Bemba, Nyanja
            "reprendre",
            "réabonner",
            "reabonner",
            "recomeçar",
            "retomar",
            "subscrever",
            "anza",
            "anza tena",
            "tampeni",
            "yambani");

    private final Reception reception;

    StartSkill(Reception reception) {
        this.reception = reception;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String description() {
        return Texts.described("start.description");
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
    public Decision handle(Visit visit) {
        return new Decision(
                List.of(reception.menu(visit, Texts.say(visit.understood().language(), "start.confirmation"))),
                new Next.OptIn(),
                "wants messages");
    }
}
