package io.insaka.brain.handover;

import io.insaka.agents.Agents;
import io.insaka.agents.Role;
import io.insaka.brain.handover.HandOverRepository.Due;
import io.insaka.brain.memory.Memories;
import io.insaka.brain.skill.History;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.llm.ModelReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells the person who comes what it is about: what was said and tried at once, and in a model's words if one is there.
 * The customer has been answered by then; nobody waits for it.
 */
@Component
class Summary {
    private static final int MOST_TRIES = 3;
    private static final int MOST_LINES = 3;

    private final HandOverRepository repository;
    private final Memories memories;
    private final TenantTransactions transactions;
    private final LiveChanges live;
    private final Agents agents;
    private final Recap recap;

    Summary(
            HandOverRepository repository,
            Memories memories,
            TenantTransactions transactions,
            LiveChanges live,
            Agents agents,
            Recap recap) {
        this.repository = repository;
        this.memories = memories;
        this.transactions = transactions;
        this.live = live;
        this.agents = agents;
        this.recap = recap;
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
        List<History.Said> lines = new ArrayList<>(before.lines());
        lines.add(new History.Said(History.Who.CUSTOMER, handOver.facts().said()));
        var all = new History.Memory(before.summary(), before.preferences(), lines);
        return recap.ask(tenant, handOver.conversation(), all, handOver.reason()) instanceof ModelReply.Said said
                ? Optional.of(said.text())
                : Optional.empty();
    }
}
