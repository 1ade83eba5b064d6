package io.insaka.intake;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.TraceContext;
import java.time.Instant;
import java.util.UUID;

/**
 * One item to be worked off.
 *
 * @param attempts how often it has failed already
 * @param begun whether its message is stored and its turn on disk: it is resumed, not begun again
 * @param sealed what {@link Ledger#open} turns into what {@code Channel.read} takes
 */
public record WaitingItem(
        TenantId tenant,
        UUID id,
        ChannelId channel,
        long lane,
        long seq,
        int attempts,
        boolean begun,
        String kind,
        String type,
        Instant receivedAt,
        byte[] sealed,
        TraceContext trace) {
    /** A receipt: it has no place in its sender's order, so it neither waits for others nor makes them wait. */
    public boolean receipt() {
        return kind.equals("status");
    }

    /** The same, as part of what is being done with it now. */
    public WaitingItem under(TraceContext part) {
        return new WaitingItem(tenant, id, channel, lane, seq, attempts, begun, kind, type, receivedAt, sealed, part);
    }

    /** As {@code LedgerEntry} queued it. */
    short priority() {
        return (short) (receipt() ? 1 : 0);
    }

    @Override
    public String toString() {
        return "WaitingItem[" + kind + " " + type + " " + id + "]";
    }
}
