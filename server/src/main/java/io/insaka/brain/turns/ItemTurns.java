package io.insaka.brain.turns;

import io.insaka.database.TenantTransactions;
import io.insaka.intake.ItemWork;
import io.insaka.intake.Lanes;
import io.insaka.intake.WaitingItem;
import io.insaka.intake.WorkSignal;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.Span;
import io.insaka.telemetry.Spans;
import io.insaka.telemetry.Stages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Works ledger items off: turns of many conversations in one commit, those that wait for something slow by themselves. */
@Component
class ItemTurns implements ItemWork {
    private final TenantTransactions transactions;
    private final TenantWork work;
    private final LongTurns longTurns;
    private final Readings readings;
    private final Woken woken;
    private final Spans spans;

    /** Who goes on afterwards. */
    @Component
    record Woken(Lanes lanes, WorkSignal signal) {}

    ItemTurns(
            TenantTransactions transactions,
            TenantWork work,
            LongTurns longTurns,
            Readings readings,
            Woken woken,
            Spans spans) {
        this.transactions = transactions;
        this.work = work;
        this.longTurns = longTurns;
        this.readings = readings;
        this.woken = woken;
        this.spans = spans;
    }

    @Override
    public void work(List<WaitingItem> items) {
        if (!spans.on()) {
            turns(items);
            return;
        }
        Map<WaitingItem, Span> taken = new LinkedHashMap<>();
        items.forEach(item -> {
            Span span = span(item);
            taken.put(item.under(span.context(item.trace())), span);
        });
        try {
            turns(List.copyOf(taken.keySet()));
        } catch (RuntimeException rolledBack) {
            taken.values().forEach(span -> span.failed(rolledBack.getClass().getSimpleName()));
            throw rolledBack;
        } finally {
            taken.values().forEach(Span::close);
        }
    }

    /** Until everything that was decided about it is committed, with others or alone. */
    private Span span(WaitingItem item) {
        return spans.taken("item", item.trace())
                .with("insaka.organisation", item.tenant())
                .with("insaka.channel", item.channel())
                .with("insaka.item", item.id())
                .with("insaka.item.kind", item.kind())
                .with("insaka.item.attempts", item.attempts());
    }

    private void turns(List<WaitingItem> items) {
        Map<TenantId, List<Reading>> byTenant = items.stream()
                .map(readings::read)
                .collect(Collectors.groupingBy(
                        reading -> reading.item().tenant(), LinkedHashMap::new, Collectors.toList()));
        List<LongTurn> begun = new ArrayList<>();
        transactions.across(() -> {
            byTenant.forEach((tenant, some) -> {
                transactions.enter(tenant);
                begun.addAll(work.work(tenant, some));
            });
            return true;
        });
        // Only now: a lane that was closed for a commit that failed would never be opened again.
        begun.forEach(turn -> woken.lanes().close(turn.item().lane()));
        begun.forEach(longTurns::start);
        if (Stages.followed()) {
            items.forEach(item -> Stages.passed(item.trace(), "Item {} was taken", item.id()));
        }
        woken.signal().wake();
    }
}
