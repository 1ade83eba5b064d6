package io.insaka.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger item as an operator sees it.
 *
 * @param kind message, status or other
 * @param traceId finds its lines in the log and its spans, from the webhook to the delivery of what answers it
 * @param raw the item as the provider sent it; only when one item is asked for, and by who may see addresses
 */
record LedgerView(
        UUID id,
        UUID channelId,
        String state,
        boolean answered,
        String kind,
        String type,
        @Nullable String providerId,
        Instant receivedAt,
        @Nullable Instant processedAt,
        int attempts,
        @Nullable String error,
        String traceId,
        @Nullable String raw) {
    LedgerView withoutRaw() {
        return new LedgerView(
                id,
                channelId,
                state,
                answered,
                kind,
                type,
                providerId,
                receivedAt,
                processedAt,
                attempts,
                error,
                traceId,
                null);
    }
}
