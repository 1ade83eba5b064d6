package io.insaka.intake;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.spi.RawItem;
import io.insaka.telemetry.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item as it came in, not sealed yet: in this form it is only ever in memory.
 *
 * @param trouble why it is quarantined; null when it is to be worked off
 * @param trace the one it belongs to; null where it begins one of its own
 */
record Arrival(
        ChannelAccount account,
        RawItem item,
        @Nullable String trouble,
        Instant at,
        @Nullable TraceContext trace) {
    boolean quarantined() {
        return trouble != null;
    }

    /** Items of one lane keep their order; what belongs to nobody is a lane of its own. */
    String lane() {
        return account.id() + "/" + (item.sender() == null ? item.kind() + ":" + item.dedupKey() : item.sender());
    }
}
