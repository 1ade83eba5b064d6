package io.insaka.brain.handover;

import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.brain.handover.HandOverRepository.Due;
import io.insaka.brain.memory.Memories;
import io.insaka.brain.skill.History;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.llm.Ask;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import io.insaka.tenancy.Brandings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the person who comes what it is about: what was said and tried at once, and in a model's words if one is there.
 * The customer has been answered by then; nobody waits for it.
 */
@Component
class Summary {
    private static final int MOST_TRIES = 3;
    private static final int MOST_LINES = 3;
    private static final int LONGEST = 1_500;

    private static final Ask.Shape SHAPE = new Ask.Shape("hand_over", """
            {"type": "object", "additionalProperties": false, "required": ["summary"], "properties": {
              "summary": {"type": "string", "description": "What the customer wants, what was tried, what is open; at most 60 words"}}}""");

    private final HandOverRepository repository;
    private final Memories memories;
    private final TenantTransactions transactions;
    private final LiveChanges live;
    private final Brandings brandings;
    private final Agents agents;
    private final JsonMapper json;

    /** Who reads it, and how they hear of it. */
    @Component
    record Told(LiveChanges live, Brandings brandings) {}

    Summary(
            HandOverRepository repository,
            Memories memories,
            TenantTransactions transactions,
            Told told,
            Agents agents,
            JsonMapper json) {
        this.repository = repository;
        this.memories = memories;
        this.transactions = transactions;
        this.live = told.live();
        this.brandings = told.brandings();
        this.agents = agents;
        this.json = json;
    }

    void write(Due due) {
        TenantId tenant = due.tenant();
        Optional<HandOver> found = transactions.call(tenant, () -> repository.find(tenant, due.handOver()));
        if (found.isEmpty()) {
            transactions.run(tenant, () -> repository.done(due));
            return;
        }
        HandOver handOver = found.get();
        History.Memory before = memories.before(tenant, handOver.conversation(), new MessageId(handOver.id()))
                .recall();
        Facts facts = handOver.facts().with(last(before, History.Who.CUSTOMER), last(before, History.Who.BOT));
        transactions.run(tenant, () -> {
            repository.know(tenant, handOver.id(), facts);
            tell(handOver, tenant);
        });
        boolean able = agents.ready(tenant, Role.CRM);
        Optional<String> words = able ? ask(tenant, handOver, before) : Optional.empty();
        transactions.run(tenant, () -> {
            words.ifPresent(summary -> {
                repository.sumUp(tenant, handOver.id(), summary);
                tell(handOver, tenant);
            });
            if (words.isPresent() || !able || due.attempts() >= MOST_TRIES) {
                repository.done(due);
            }
        });
    }

    /** Who comes reads the conversation itself. */
    void giveUp(Due due) {
        transactions.run(due.tenant(), () -> repository.done(due));
    }

    private void tell(HandOver handOver, TenantId tenant) {
        live.record(tenant, new Change(handOver.conversation(), "hand-over"));
    }

    private static List<String> last(History.Memory before, History.Who who) {
        List<String> all = before.lines().stream()
                .filter(line -> line.who() == who)
                .map(line -> HandOvers.cut(line.words()))
                .toList();
        return all.subList(Math.max(0, all.size() - MOST_LINES), all.size());
    }

    private Optional<String> ask(TenantId tenant, HandOver handOver, History.Memory before) {
        String said = before.lines().stream()
                .map(line -> line.who().name().toLowerCase(Locale.ROOT) + ": " + line.words())
                .collect(Collectors.joining("\n"));
        var quotes = new java.util.ArrayList<Briefing.Quote>();
        if (!before.summary().isEmpty()) {
            quotes.add(new Briefing.Quote("known", "What was said long before", before.summary()));
        }
        quotes.add(new Briefing.Quote(
                "conversation",
                "The conversation",
                said + "\ncustomer: " + handOver.facts().said()));
        var briefing = new Briefing(
                handOver.conversation(),
                Map.of("task", "hand-over", "language", brandings.language(tenant)),
                quotes,
                List.of(new Line.Customer("Sum up the conversation for the colleague who answers from here on. Reason: "
                        + handOver.reason())),
                List.of(),
                SHAPE,
                null);
        return agents.ask(tenant, Role.CRM, briefing).reply() instanceof ModelReply.Said reply
                ? read(reply.text())
                : Optional.empty();
    }

    private Optional<String> read(String text) {
        try {
            String summary = json.readTree(text).path("summary").asString("").strip();
            return summary.isEmpty()
                    ? Optional.empty()
                    : Optional.of(summary.length() > LONGEST ? summary.substring(0, LONGEST) : summary);
        } catch (JacksonException notOfThatShape) {
            return Optional.empty();
        }
    }
}
