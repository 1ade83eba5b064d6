package io.insaka.brain.handover;

import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.brain.skill.History;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Ask;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import io.insaka.tenancy.Brandings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a conversation is about, in a model's few sentences, for the teammate who goes on with it. */
@Component
public class Recap {
    private static final int LONGEST = 1_500;

    private static final Ask.Shape SHAPE = new Ask.Shape("hand_over", """
            {"type": "object", "additionalProperties": false, "required": ["summary"], "properties": {
              "summary": {"type": "string", "description": "What the customer wants, what was tried, what is open; at most 60 words"}}}""");

    private final HandOverRepository repository;
    private final Agents agents;
    private final Brandings brandings;
    private final JsonMapper json;

    Recap(HandOverRepository repository, Agents agents, Brandings brandings, JsonMapper json) {
        this.repository = repository;
        this.agents = agents;
        this.brandings = brandings;
        this.json = json;
    }

    /** Written already, when this message handed the conversation to people. Joins the tenant's open transaction. */
    public Optional<String> written(TenantId tenant, MessageId message) {
        return repository.find(tenant, message.value()).flatMap(found -> Optional.ofNullable(found.summary()));
    }

    /**
     * Slow and paid: call it outside a transaction. What is said in the reply is the summary.
     *
     * @param reason why somebody comes, in our words
     */
    public ModelReply ask(TenantId tenant, ConversationId conversation, History.Memory memory, String reason) {
        List<Briefing.Quote> quotes = new ArrayList<>();
        if (!memory.summary().isEmpty()) {
            quotes.add(new Briefing.Quote("known", "What was said long before", memory.summary()));
        }
        String said = memory.lines().stream()
                .map(line -> line.who().name().toLowerCase(Locale.ROOT) + ": " + line.words())
                .collect(Collectors.joining("\n"));
        quotes.add(new Briefing.Quote("conversation", "The conversation", said));
        var briefing = new Briefing(
                conversation,
                Map.of("task", "hand-over", "language", brandings.language(tenant)),
                quotes,
                List.of(new Line.Customer(
                        "Sum up the conversation for the colleague who answers from here on. Reason: " + reason)),
                List.of(),
                SHAPE,
                null);
        ModelReply reply = agents.ask(tenant, Role.CRM, briefing).reply();
        return reply instanceof ModelReply.Said words ? read(words) : reply;
    }

    private ModelReply read(ModelReply.Said said) {
        try {
            String summary =
                    json.readTree(said.text()).path("summary").asString("").strip();
            if (!summary.isEmpty()) {
                String cut = summary.length() > LONGEST ? summary.substring(0, LONGEST) : summary;
                return new ModelReply.Said(cut, List.of(), said.usage());
            }
        } catch (JacksonException notOfThatShape) {
            // as if nobody had answered
        }
        return new ModelReply.None(ModelReply.Why.ALL_FAILED, said.usage());
    }
}
