package io.insaka.intake;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The way out of the ledger, for whoever works items off. */
@Component
public class Ledger {
    private final WaitingRepository waiting;
    private final TenantTransactions transactions;
    private final ObjectProvider<ItemFailures> failures;
    private final Vault vault;
    private final Clock clock;
    private final LedgerReaderRepository reader;

    Ledger(
            WaitingRepository waiting,
            LedgerReaderRepository reader,
            TenantTransactions transactions,
            ObjectProvider<ItemFailures> failures,
            Vault vault,
            Clock clock) {
        this.failures = failures;
        this.vault = vault;
        this.waiting = waiting;
        this.reader = reader;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes the items out of the queue, inside the tenant's open transaction and before anything else is written: the
     * rows' locks make sure that only one worker ever finishes an item.
     *
     * <p>While a shard moves from one node to another both may have taken the same items. One that somebody else claimed
     * may be back in the queue by now, begun or because it stands behind one that is: nothing behind it in its lane is
     * claimed, but taken again with it.
     *
     * @return the ids that are the caller's to work; the others somebody else has, or they will be taken again
     */
    public Set<UUID> claim(TenantId tenant, Collection<WaitingItem> items) {
        Set<UUID> claimed = waiting.removeAsTaken(tenant, items);
        Map<Long, Long> missing = items.stream()
                .filter(item -> !item.receipt() && !claimed.contains(item.id()))
                .collect(Collectors.toMap(WaitingItem::lane, WaitingItem::seq, Math::min));
        List<Back> behind = items.stream()
                .filter(item -> !item.receipt() && item.seq() > missing.getOrDefault(item.lane(), Long.MAX_VALUE))
                .filter(item -> claimed.contains(item.id()))
                .map(Back::untouched)
                .toList();
        behind.forEach(back -> claimed.remove(back.item().id()));
        putBack(tenant, behind);
        return claimed;
    }

    /** Takes items out of the queue whose turns are over, as {@link #claim} but whoever else began them meanwhile. */
    public Set<UUID> claimBegun(TenantId tenant, Collection<WaitingItem> items) {
        return waiting.remove(tenant, items);
    }

    /**
     * One that goes back into the queue.
     *
     * @param begun its message is stored and its turn goes on outside this transaction
     */
    public record Back(WaitingItem item, boolean begun) {
        /** As it was taken. */
        public static Back untouched(WaitingItem item) {
            return new Back(item, item.begun());
        }
    }

    /** Puts claimed items back at their places. */
    public void putBack(TenantId tenant, Collection<Back> items) {
        if (!items.isEmpty()) {
            waiting.putBack(tenant, items);
        }
    }

    /** Puts a claimed item back to be looked at again in a while; counts as a try. */
    public void lookAgain(TenantId tenant, WaitingItem item, Duration wait) {
        waiting.putBack(tenant, List.of(Back.untouched(item)));
        waiting.postpone(tenant, item, clock.instant().plus(wait), "");
    }

    /** A turn that went on elsewhere failed: it waits at the front of its lane, and is given up after enough tries. */
    public void failed(WaitingItem item, RuntimeException failure) {
        failures.getObject().record(item, failure);
    }

    /**
     * The item as its channel split it off.
     *
     * @throws io.insaka.vault.SealBroken for this item only; the others of its batch are none the worse
     */
    public byte[] open(WaitingItem item) {
        return vault.open(item.tenant(), Purpose.INTAKE_ITEM, item.sealed());
    }

    /** As {@link #open}, of an item by its id, whatever became of it; empty when it is not kept any more. */
    public Optional<byte[]> find(TenantId tenant, UUID id) {
        return reader.raw(tenant, id);
    }

    /** Writes what became of claimed items and counts it. */
    public void settle(TenantId tenant, List<Settled> settled) {
        if (!settled.isEmpty()) {
            waiting.settle(tenant, settled, clock.instant());
        }
    }

    /** As {@link #claimBegun} and {@link #settle} in one transaction of their own. */
    public boolean finish(Settled settled) {
        TenantId tenant = settled.item().tenant();
        return transactions.call(tenant, () -> {
            boolean mine = !claimBegun(tenant, Set.of(settled.item())).isEmpty();
            if (mine) {
                settle(tenant, List.of(settled));
            }
            return mine;
        });
    }
}
