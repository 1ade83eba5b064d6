package io.insaka.bridge.store;

import org.jspecify.annotations.Nullable;

/**
 * A line of a chat that was read before.
 *
 * @param id the page's own id; null where its markup has none
 * @param out said from this account, by us or on the phone
 * @param print a digest of the words
 * @param time the time that stands beside it, as digits; null when none does
 * @param delivery Insaka's id of the message; null when it is none of Insaka's
 * @param tick how far it got, as far as Insaka was told
 */
public record Known(
        @Nullable String id,
        boolean out,
        String print,
        @Nullable String time,
        @Nullable String delivery,
        Tick tick) {
    /** Whether both are the same line: by the page's ids where it gives them, else by what they say. */
    public boolean same(Known other) {
        if (id != null && other.id != null) {
            return id.equals(other.id);
        }
        return out == other.out
                && print.equals(other.print)
                && (time == null || other.time == null || time.equals(other.time));
    }

    public Known with(@Nullable String newDelivery, Tick newTick) {
        return new Known(id, out, print, time, newDelivery, newTick);
    }
}
