package io.insaka.intake;

import io.insaka.channels.spi.ItemKind;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item on its way into the ledger, sealed already: whatever holds it, a queue, the spool or the table, may leak. */
record LedgerEntry(
        TenantId tenant,
        UUID id,
        ChannelId channel,
        ItemKind kind,
        String type,
        byte[] dedup,
        byte @Nullable [] providerId,
        byte[] raw,
        long lane,
        ItemState state,
        @Nullable String error,
        Instant receivedAt,
        byte @Nullable [] trace) {
    /** Power of two; more than any number of workers that share the load sensibly. */
    static final int SHARDS = 64;

    short shard() {
        return Lane.shard(lane);
    }

    /** Receipts give way to what people wrote when there is more than can be done. */
    short priority() {
        return (short) (kind == ItemKind.STATUS ? 1 : 0);
    }
}
