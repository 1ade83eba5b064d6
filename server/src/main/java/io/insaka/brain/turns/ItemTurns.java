package io.insaka.brain.turns;

import io.insaka.database.TenantTransactions;
import io.insaka.intake.ItemWork;
import io.insaka.intake.Lanes;
import io.insaka.intake.WaitingItem;
import io.insaka.intake.WorkSignal;
import io.insaka.kernel.TenantId;
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
    private final Lanes lanes;
    private final WorkSignal signal;

    ItemTurns(
            TenantTransactions transactions,
            TenantWork work,
            LongTurns longTurns,
            Readings readings,
            Lanes lanes,
            WorkSignal signal) {
        this.transactions = transactions;
        this.work = work;
        this.longTurns = longTurns;
        this.readings = readings;
        this.lanes = lanes;
        this.signal = signal;
    }

    @Override
    public void work(List<WaitingItem> items) {
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
        begun.forEach(turn -> lanes.close(turn.item().lane()));
        begun.forEach(longTurns::start);
        if (Stages.followed()) {
            items.forEach(item -> Stages.passed(item.trace(), "Item {} was taken", item.id()));
        }
        signal.wake();
    }
}
