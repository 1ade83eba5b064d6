package io.insaka.channels;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.util.Map;

/** What a module keeps of accounts. Calls go down only, so the modules that keep something implement this and are asked. */
public interface ChannelHoldings {
    /** Whether something would be lost with the account. */
    boolean keeps(TenantId tenant, ChannelId channel);

    /** How many messages are to go out through each account and have not gone yet; those with none may be left out. */
    default Map<ChannelId, Long> waiting(TenantId tenant) {
        return Map.of();
    }
}
