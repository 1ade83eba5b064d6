package io.insaka.channels;

import io.insaka.kernel.Ids;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChannelsWiring {
    @Bean
    Channels.Origin channelOrigin(Ids ids, Clock clock, ApplicationEventPublisher events) {
        return new Channels.Origin(ids, clock, events);
    }
}
