package io.insaka.channels;

import io.insaka.kernel.Ids;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChannelsWiring {
    @Bean
    Channels.Origin channelOrigin(Ids ids, Clock clock) {
        return new Channels.Origin(ids, clock);
    }

    @Bean
    SealedTable sealedTurnedAway() {
        return new SealedTable("channel_turned_away", "channel_id", Map.of("last_from", Purpose.CHANNEL_SETTINGS));
    }

    @Bean
    SealedTable sealedChannels() {
        return new SealedTable("channel", "id", Map.of("sealed", Purpose.CHANNEL_SETTINGS));
    }
}
