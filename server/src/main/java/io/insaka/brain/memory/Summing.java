package io.insaka.brain.memory;

import io.insaka.agents.AgentReply;
import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.brain.memory.MemoryRepository.Digest;
import io.insaka.brain.skill.History.Said;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Ask;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Has the one who keeps what is known of customers make a long conversation short. */
@Component
class Summing {
    private static final int LONGEST_SUMMARY = 2_000;
    private static final int MOST_PREFERENCES = 8;
    private static final int LONGEST_PREFERENCE = 120;

    private static final Ask.Shape DIGEST = new Ask.Shape("digest", """
            {"type": "object", "additionalProperties": false, "required": ["summary", "preferences"], "properties": {
              "summary": {"type": "string", "description": "What was asked, answered, promised and left open, in at most 120 words"},
              "preferences": {"type": "array", "items": {"type": "string"},
                "description": "What the customer is known to want or to avoid, each in a few words; empty when nothing was said"}}}""");

    private final Agents agents;
    private final JsonMapper json;

    Summing(Agents agents, JsonMapper json) {
        this.agents = agents;
        this.json = json;
    }

    boolean ready(TenantId tenant) {
        return agents.ready(tenant, Role.CRM);
    }

    /** Empty when nobody could say; then what is known stays. */
    Optional<Digest> digest(TenantId tenant, ConversationId conversation, Digest known, List<Said> lines) {
        AgentReply reply = agents.ask(tenant, Role.CRM, briefing(conversation, known, lines));
        return reply.reply() instanceof ModelReply.Said said ? read(said.text()) : Optional.empty();
    }

    private static Briefing briefing(ConversationId conversation, Digest known, List<Said> lines) {
        List<Briefing.Quote> quotes = new ArrayList<>();
        if (!known.summary().isEmpty()) {
            quotes.add(new Briefing.Quote("known", "The summary so far", known.summary()));
        }
        if (!known.preferences().isEmpty()) {
            quotes.add(new Briefing.Quote(
                    "preferences", "What the customer likes", String.join("\n", known.preferences())));
        }
        quotes.add(new Briefing.Quote(
                "conversation",
                "What was said since",
                lines.stream()
                        .map(line -> line.who().name().toLowerCase(Locale.ROOT) + ": " + line.words())
                        .collect(Collectors.joining("\n"))));
        return new Briefing(
                conversation,
                Map.of("task", "summary"),
                quotes,
                List.of(new Line.Customer("Sum up the conversation, together with what was known before.")),
                List.of(),
                DIGEST,
                null);
    }

    private Optional<Digest> read(String text) {
        try {
            Digest digest = json.readValue(text, Digest.class);
            String summary = digest.summary().strip();
            return summary.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Digest(
                            cut(summary, LONGEST_SUMMARY),
                            digest.preferences().stream()
                                    .map(String::strip)
                                    .filter(preference -> !preference.isEmpty())
                                    .map(preference -> cut(preference, LONGEST_PREFERENCE))
                                    .limit(MOST_PREFERENCES)
                                    .toList()));
        } catch (JacksonException | NullPointerException notOfThatShape) {
            return Optional.empty();
        }
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
