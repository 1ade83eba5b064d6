package io.insaka.channels.meta;

import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.spi.Channel;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two kinds of channel out of one adapter. */
@Configuration(proxyBeanMethods = false)
class MetaWiring {
    @Bean
    Channel messengerChannel(ProviderHttp http, Clock clock) {
        return new MetaChannel(Platform.MESSENGER, http, clock);
    }

    @Bean
    Channel instagramChannel(ProviderHttp http, Clock clock) {
        return new MetaChannel(Platform.INSTAGRAM, http, clock);
    }
}
