package io.insaka.intake;

import org.jspecify.annotations.Nullable;

/**
 * What became of an item.
 *
 * @param answered a reply was caused by it (only with DONE)
 * @param note why it was ignored or is dead; null otherwise
 */
public record Settled(
        WaitingItem item,
        ItemState state,
        boolean answered,
        @Nullable String note) {
    public static Settled answered(WaitingItem item) {
        return new Settled(item, ItemState.DONE, true, null);
    }

    public static Settled stored(WaitingItem item) {
        return new Settled(item, ItemState.DONE, false, null);
    }

    public static Settled ignored(WaitingItem item, String why) {
        return new Settled(item, ItemState.IGNORED, false, why);
    }
}
