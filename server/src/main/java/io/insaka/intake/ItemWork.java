package io.insaka.intake;

import java.util.List;

/**
 * What is done with items; implemented above, once. Called with items of many organisations and lanes at a time; items
 * of one lane stand in the order in which they arrived and are never in two calls at once.
 */
public interface ItemWork {
    /**
     * Works items off and commits, calling {@link Ledger#settle} in the same transactions. An item whose turn goes on
     * elsewhere closes its lane ({@link Lanes#close}) before this returns and opens it again when it is over.
     *
     * <p>Throwing means that nothing of it was committed: each item is then tried alone, and the one that fails waits
     * with its lane and is tried again later.
     */
    void work(List<WaitingItem> items);
}
