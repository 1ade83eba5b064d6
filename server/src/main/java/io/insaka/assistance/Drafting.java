package io.insaka.assistance;

import io.insaka.agents.Briefing;
import io.insaka.brain.memory.Memories;
import io.insaka.brain.skill.History;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.Passage;
import io.insaka.knowledge.Passages;
import io.insaka.knowledge.Seeker;
import io.insaka.llm.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** An answer to the customer's last message, out of what was said and what the organisation tells everybody. */
@Component
class Drafting {
    /** So many messages in a row are one question. */
    private static final int MOST_ASKED = 3;

    private static final int LONGEST_NOTES = 4_000;

    private final Memories memories;
    private final Passages passages;
    private final Assistant assistant;

    Drafting(Memories memories, Passages passages, Assistant assistant) {
        this.memories = memories;
        this.passages = passages;
        this.assistant = assistant;
    }

    /**
     * @param language ISO 639; empty when nobody knows in which the customer writes
     * @param notes what the teammate has begun to write; may be empty
     */
    Written draft(TenantId tenant, ConversationId conversation, String language, String notes) {
        if (notes.length() > LONGEST_NOTES) {
            throw AssistanceProblem.tooLong();
        }
        History.Memory memory = memories.now(tenant, conversation);
        String asked = asked(memory.lines());
        if (asked.isBlank()) {
            throw AssistanceProblem.nothingSaid();
        }
        List<Passage> found = passages.find(tenant, new Seeker.Anybody(), asked, Passages.USUAL);
        var briefing = new Briefing(
                conversation,
                facts(language),
                quotes(memory, found, notes.strip()),
                lines(memory.lines()),
                List.of(),
                Assistant.SHAPE,
                null);
        Assistant.Answer answer = assistant.ask(tenant, briefing);
        if (answer.linksElsewhere()) {
            throw AssistanceProblem.foreignLink();
        }
        return new Written(answer.text(), sources(answer.sources(), found), doubtful(answer.text(), briefing));
    }

    private static Map<String, String> facts(String language) {
        Map<String, String> facts = new HashMap<>(Map.of("task", Task.ANSWER.words()));
        if (!language.isEmpty()) {
            facts.put("language", language);
        }
        return facts;
    }

    /** The customer's last words, and those just before them. */
    private static String asked(List<History.Said> lines) {
        List<String> theirs = new ArrayList<>();
        for (History.Said line : lines.reversed()) {
            if (line.who() == History.Who.CUSTOMER) {
                theirs.addFirst(line.words());
            }
            if (theirs.size() == MOST_ASKED || (line.who() != History.Who.CUSTOMER && !theirs.isEmpty())) {
                break;
            }
        }
        return String.join("\n", theirs);
    }

    private static List<Briefing.Quote> quotes(History.Memory memory, List<Passage> found, String notes) {
        List<Briefing.Quote> quotes = new ArrayList<>();
        for (Passage passage : found) {
            quotes.add(new Briefing.Quote(String.valueOf(quotes.size() + 1), passage.title(), passage.text()));
        }
        if (!memory.summary().isEmpty()) {
            quotes.add(new Briefing.Quote("summary", "What was said before", memory.summary()));
        }
        if (!notes.isEmpty()) {
            quotes.add(new Briefing.Quote("notes", "What the teammate wants to say", notes));
        }
        return quotes;
    }

    /** A customer's words stay a customer's: what they link to is no source. */
    private static List<Line> lines(List<History.Said> said) {
        List<Line> lines = said.stream()
                .map(line -> switch (line.who()) {
                    case CUSTOMER -> new Line.Customer(line.words());
                    case BOT -> new Line.Assistant(line.words(), List.of());
                    case PERSON -> new Line.Assistant("(a person of our team wrote) " + line.words(), List.of());
                })
                .collect(Collectors.toCollection(ArrayList::new));
        if (!(lines.getLast() instanceof Line.Customer)) {
            lines.add(new Line.Customer("(The customer has written nothing since.)"));
        }
        return lines;
    }

    private static List<Written.Source> sources(List<Integer> numbers, List<Passage> found) {
        return numbers.stream()
                .filter(number -> number >= 1 && number <= found.size())
                .map(number -> found.get(number - 1))
                .map(passage ->
                        new Written.Source(passage.title(), passage.kind().wireName()))
                .distinct()
                .toList();
    }

    private static List<String> doubtful(String text, Briefing briefing) {
        List<String> known = new ArrayList<>();
        briefing.quotes().forEach(quote -> known.add(quote.title() + "\n" + quote.text()));
        briefing.lines().forEach(line -> {
            if (line instanceof Line.Customer theirs) {
                known.add(theirs.text());
            } else if (line instanceof Line.Assistant ours) {
                known.add(ours.text());
            }
        });
        return List.copyOf(Fixed.beyond(known, text));
    }
}
