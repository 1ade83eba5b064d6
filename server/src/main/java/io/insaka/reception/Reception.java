package io.insaka.reception;

import io.insaka.brain.skill.Suggestion;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The options a contact is given: what the organisation can answer, and always a person. */
@Component
class Reception {
    /** WhatsApp takes ten rows in a list (2026-11); one is the person's. */
    private static final int MOST_ARTICLES = 9;

    private static final int MOST_SUGGESTIONS = 3;
    private static final int MOST_BUTTONS = 3;

    private final AnswersSkill answers;
    private final PersonSkill person;

    Reception(AnswersSkill answers, PersonSkill person) {
        this.answers = answers;
        this.person = person;
    }

    /** {@code text} with the organisation's first articles to choose from. */
    Content menu(Visit visit, String text) {
        String language = visit.understood().language();
        return choices(language, text, answers.options(visit.tenant(), language, MOST_ARTICLES));
    }

    /** {@code text} with what the contact may have meant. */
    Content suggestions(String language, String text, List<Suggestion> suggestions) {
        List<Content.Option> options = suggestions.stream()
                .map(Suggestion::option)
                .limit(MOST_SUGGESTIONS)
                .toList();
        return choices(language, text, options);
    }

    /** {@code text} with only a person to choose. */
    Content orPerson(String language, String text) {
        return choices(language, text, List.of());
    }

    private Content choices(String language, String text, List<Content.Option> options) {
        List<Content.Option> all = Stream.concat(distinct(options).stream(), Stream.of(person.option(language)))
                .toList();
        boolean buttons = all.size() <= MOST_BUTTONS;
        return new Content.Choices(
                text,
                buttons ? null : Texts.say(language, "reception.choose"),
                buttons ? all.stream().map(Reception::withoutDescription).toList() : all);
    }

    /** Providers refuse two options that read the same. */
    private static List<Content.Option> distinct(List<Content.Option> options) {
        var kept = new ArrayList<Content.Option>();
        for (Content.Option option : options) {
            if (kept.stream().noneMatch(other -> other.title().equalsIgnoreCase(option.title()))) {
                kept.add(option);
            }
        }
        return kept;
    }

    private static Content.Option withoutDescription(Content.Option option) {
        return new Content.Option(option.id(), option.title(), null);
    }
}
