package io.insaka.intake;

import java.util.List;
import java.util.Set;

/**
 * What is done with items; implemented above, once. Called with items of many organisations and lanes at a time; items
 * of one lane stand in the order in which they arrived and are never in two calls at once.
 */
public interface ItemWork {
    /**
     * Works items off and commits, calling {@link Ledger#settle} in the same transactions.
     *
     * <p>Throwing means that nothing of it was committed: each item is then tried alone, and the one that fails waits
     * with its lane and is tried again later.
     *
     * @return items whose turn goes on elsewhere: their lanes stay closed until {@link Lanes#reopen} is called
     */
    Set<WaitingItem> work(List<WaitingItem> items);
}
