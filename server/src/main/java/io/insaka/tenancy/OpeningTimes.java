package io.insaka.tenancy;

import io.insaka.kernel.ChannelId;
import java.util.Map;

/**
 * When people of an organisation are there, channel by channel.
 *
 * @param apart of the channels that have hours of their own
 */
public record OpeningTimes(OpeningHours organisation, Map<ChannelId, OpeningHours> apart) {
    public OpeningTimes {
        apart = Map.copyOf(apart);
    }

    /** Those of the channel, or else of the organisation. */
    public OpeningHours of(ChannelId channel) {
        return apart.getOrDefault(channel, organisation);
    }
}
