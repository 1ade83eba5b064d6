package io.insaka.reception;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Visit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Greets, and shows what can be asked. */
@Component
class MenuSkill implements Skill {
    private static final Set<String> COMMANDS = Set.of(
            // English
            "menu",
            "main menu",
            "help",
            "options",
            "hi",
            "hie",
            "hello",
            "hey",
            "hallo",
            "hi there",
            "hello there",
            "good morning",
            "good afternoon",
            "good evening",
            "good day",
            "greetings",
            "get started",
            // Bemba and Nyanja
            "muli shani",
            "mwashibukeni",
            "mwashibukeni mukwai",
            "mwabombeni",
            "shani",
            "mwapoleni",
            "muli bwanji",
            "bwanji",
            "moni",
            // Swahili
            "habari",
            "jambo",
            "hujambo",
            "mambo",
            "salamu",
            "habari yako",
            "habari za asubuhi",
            "shikamoo",
            "msaada",
            // French
            "bonjour",
            "bonsoir",
            "salut",
            "allo",
            "aide",
            // Portuguese
            "ola",
            "olá",
            "bom dia",
            "boa tarde",
            "boa noite",
            "ajuda");

    private static final List<String> EXAMPLES = Examples.of("menu");
    private static final int LONGEST_NAME = 40;

    private final Reception reception;

    MenuSkill(Reception reception) {
        this.reception = reception;
    }

    @Override
    public String name() {
        return "menu";
    }

    @Override
    public String description() {
        return Texts.described("menu.description");
    }

    @Override
    public Set<String> commands() {
        return COMMANDS;
    }

    @Override
    public List<String> examples() {
        return EXAMPLES;
    }

    @Override
    public Decision handle(Visit visit) {
        String name = presentable(visit.contactName());
        String language = visit.understood().language();
        String text =
                name == null ? Texts.say(language, "menu.greeting") : Texts.say(language, "menu.greeting.name", name);
        return new Decision(List.of(reception.menu(visit, text)), Next.DONE, "shows the menu");
    }

    /** Profile names are free text: one short line of it is a name, anything else is left out. */
    private static @Nullable String presentable(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String line = name.strip();
        boolean sayable = !line.isEmpty()
                && line.length() <= LONGEST_NAME
                && line.codePoints().anyMatch(Character::isLetter)
                && line.codePoints().noneMatch(Character::isISOControl);
        return sayable ? line : null;
    }
}
