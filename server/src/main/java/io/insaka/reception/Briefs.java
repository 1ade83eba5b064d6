package io.insaka.reception;

import io.insaka.agents.Briefing;
import io.insaka.brain.skill.History;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Content;
import io.insaka.knowledge.Passage;
import io.insaka.llm.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the agents of a conversation are told. Whatever a customer or a document says is a quote or a line, never a fact. */
final class Briefs {
    private Briefs() {}

    /**
     * @param advice of the adviser; may be empty
     * @param since what was asked for and found in this turn
     * @param last whether nothing can be looked up any more
     */
    record Told(Known known, String advice, List<Line> since, boolean last) {}

    static Briefing answer(Visit visit, Told told, Duration patience) {
        Known known = told.known();
        List<Briefing.Quote> quotes = quotes(visit, known);
        if (!told.advice().isBlank()) {
            quotes.add(
                    new Briefing.Quote("advice", "Advice of a colleague, not for the customer's eyes", told.advice()));
        }
        List<Line> lines = lines(visit, known);
        lines.addAll(told.since());
        String unchanged = known.isFirst() && told.since().isEmpty() ? known.fingerprint() : null;
        return briefing(visit, quotes, lines, told.last(), unchanged, patience);
    }

    static Briefing advice(Visit visit, Known known, Duration patience) {
        return new Briefing(
                visit.conversation(),
                facts(visit),
                quotes(visit, known),
                lines(visit, known),
                List.of(),
                null,
                null,
                patience);
    }

    private static Briefing briefing(
            Visit visit,
            List<Briefing.Quote> quotes,
            List<Line> lines,
            boolean last,
            @Nullable String unchanged,
            Duration patience) {
        return new Briefing(
                visit.conversation(), facts(visit), quotes, lines, Tools.offered(last), null, unchanged, patience);
    }

    private static Map<String, String> facts(Visit visit) {
        String language = Locale.forLanguageTag(visit.understood().language()).getDisplayLanguage(Locale.ENGLISH);
        return language.isBlank() ? Map.of() : Map.of("language", language);
    }

    private static List<Briefing.Quote> quotes(Visit visit, Known known) {
        List<Briefing.Quote> quotes = new ArrayList<>();
        int number = 0;
        for (Passage passage : known.passages()) {
            number++;
            quotes.add(new Briefing.Quote(String.valueOf(number), passage.title(), passage.text()));
        }
        History.Memory memory = known.memory();
        if (!memory.summary().isEmpty()) {
            quotes.add(new Briefing.Quote("summary", "What was said before", memory.summary()));
        }
        if (!memory.preferences().isEmpty()) {
            quotes.add(new Briefing.Quote(
                    "preferences", "What the customer likes", String.join("\n", memory.preferences())));
        }
        if (visit.contactName() != null) {
            quotes.add(new Briefing.Quote("name", "How the customer calls themselves", visit.contactName()));
        }
        if (visit.heard().content() instanceof Content.Media file && file.fileName() != null) {
            quotes.add(new Briefing.Quote("file", "The name of the file the customer sent", file.fileName()));
        }
        return quotes;
    }

    private static List<Line> lines(Visit visit, Known known) {
        List<Line> lines = new ArrayList<>();
        for (History.Said said : known.memory().lines()) {
            lines.add(
                    switch (said.who()) {
                        case CUSTOMER -> new Line.Customer(said.words());
                        case BOT -> new Line.Assistant(said.words(), List.of());
                        case PERSON -> new Line.Assistant("(a person of our team wrote) " + said.words(), List.of());
                    });
        }
        String seen = visit.heard().seen();
        String words = visit.heard().words();
        lines.add(new Line.Customer(seen.isEmpty() ? words : (words + "\n[a picture: " + seen + "]").strip()));
        return lines;
    }
}
