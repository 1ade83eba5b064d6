package io.insaka.reception;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Insight;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Content;
import io.insaka.knowledge.Passage;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the customer reads: an answer with where it comes from, or an honest word that there is none. */
@Component
class Wording {
    /** Above this an answer is a lecture, whatever the model thinks. */
    private static final int LONGEST = 3_000;

    /** The text above buttons. */
    private static final int LONGEST_QUESTION = 900;

    private static final int MOST_SOURCES = 3;

    private final Reception reception;
    private final Asked asked;
    private final ConversationSettings settings;

    Wording(Reception reception, Asked asked, ConversationSettings settings) {
        this.reception = reception;
        this.asked = asked;
        this.settings = settings;
    }

    /** @param sources what the answer stands on; documents among them are named */
    Decision answer(Visit visit, String text, List<Passage> sources, List<Insight.Call> calls, String why) {
        String said = cut(text, LONGEST) + sourceLine(visit, sources);
        return new Decision(List.of(new Content.Text(said)), Next.DONE, why, Known.insight(calls, sources));
    }

    Decision extract(Visit visit, Passage passage, List<Insight.Call> calls, String why) {
        String text = passage.kind() == Passage.Kind.ARTICLE
                ? passage.text()
                : Extract.of(passage.text(), visit.heard().words());
        return answer(visit, text, List.of(passage), calls, why);
    }

    /** Says honestly that nobody here knows, offers a person, and keeps the question for the team. */
    Decision notKnown(Visit visit, String words, List<Passage> read, List<Insight.Call> calls, String why) {
        String text = words.isBlank() ? say(visit, "conversation.unknown") : words;
        return new Decision(
                List.of(reception.orPerson(visit.understood().language(), cut(text, LONGEST_QUESTION))),
                Next.DONE,
                why,
                Known.insight(calls, read),
                asked.inVain(visit));
    }

    Decision handOver(Visit visit, String words, String reason, List<Insight.Call> calls) {
        String text = words.isBlank() ? say(visit, "person.handover") : cut(words, LONGEST);
        return new Decision(
                List.of(new Content.Text(text)),
                new Next.HandOver(reason),
                "hands over",
                Known.insight(calls, List.of()));
    }

    Decision offerAPerson(Visit visit, String key, String why) {
        return new Decision(
                List.of(reception.orPerson(visit.understood().language(), say(visit, key))), Next.DONE, why);
    }

    private String sourceLine(Visit visit, List<Passage> sources) {
        String titles = sources.stream()
                .filter(passage -> passage.kind() == Passage.Kind.DOCUMENT)
                .map(passage -> passage.title().strip())
                .filter(title -> !title.isEmpty())
                .distinct()
                .limit(MOST_SOURCES)
                .collect(Collectors.joining("; "));
        return titles.isEmpty() || !settings.sourceLine() ? "" : "\n\n" + say(visit, "conversation.source", titles);
    }

    private static String say(Visit visit, String key, Object... arguments) {
        return Texts.say(visit.understood().language(), key, arguments);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int border = Math.max(text.lastIndexOf(' ', most - 2), most / 2);
        return text.substring(0, border).stripTrailing() + " …";
    }
}
