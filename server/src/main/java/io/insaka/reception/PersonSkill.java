package io.insaka.reception;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Trigger;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Content;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Hands the conversation to a person because the contact asks for one. */
@Component
class PersonSkill implements Skill {
    private static final Set<String> COMMANDS = Set.of(
            "agent",
            "human",
            "person",
            "operator",
            "representative",
            "real person",
            "talk to a person",
            "talk to person",
            "talk to a human",
            "talk to human",
            "talk to an agent",
            "speak to a person",
            "speak to a human",
            "speak to an agent",
            "speak to someone",
            "talk to someone",
            "live agent",
            "live chat",
            "customer care",
            "customer service",
            "call me",
            // French, Portuguese, Swahili, Bemba, Nyanja
            "conseiller",
            "un conseiller",
            "agent humain",
            "humain",
            "une personne",
            "parler à quelqu'un",
            "parler à une personne",
            "pessoa",
            "atendente",
            "humano",
            "falar com alguém",
            "falar com uma pessoa",
            "mtu",
            "wakala",
            "ongea na mtu",
            "zungumza na mtu",
            "nataka kuongea na mtu",
            "umuntu",
            "munthu");

    private static final List<String> EXAMPLES = Examples.of("person");

    @Override
    public String name() {
        return "person";
    }

    @Override
    public String description() {
        return Texts.described("person.description");
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
        String reason =
                switch (visit.entry()) {
                    case Entry.Command ignored -> "Asked for a person";
                    case Entry.Picked ignored -> "Asked for a person";
                    case Entry.Recognised ignored -> "Seems to want a person";
                    case Entry.Offered ignored -> "Seems to want a person";
                    case Entry.Continued ignored -> "Asked for a person";
                    case Entry.Conversed ignored -> "Asked for a person";
                    case Entry.NotUnderstood ignored -> "Was not understood";
                };
        return handOver(Texts.say(visit.understood().language(), "person.handover"), reason, Trigger.REQUESTED);
    }

    /** Says {@code text} and gives the conversation to the team. */
    static Decision handOver(String text, String reason) {
        return handOver(text, reason, Trigger.SKILL);
    }

    private static Decision handOver(String text, String reason, Trigger trigger) {
        return new Decision(List.of(new Content.Text(text)), new Next.HandOver(reason, trigger), reason);
    }

    /** The option that leads here. */
    Content.Option option(String language) {
        return Decision.option(this, "asked", Texts.say(language, "person.option"));
    }
}
