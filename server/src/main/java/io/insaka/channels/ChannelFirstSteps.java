package io.insaka.channels;

import io.insaka.channels.spi.Channel;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.FirstStep;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The first steps of an organisation that this module knows of. What the sandbox plays is no step ahead. */
@Configuration(proxyBeanMethods = false)
class ChannelFirstSteps {
    private record Step(String name, Predicate<TenantId> fact) implements FirstStep {
        @Override
        public boolean done(TenantId tenant) {
            return fact.test(tenant);
        }
    }

    @Bean
    static FirstStep connectAChannel(Channels channels, ObjectProvider<Simulated> simulated) {
        return new Step(
                "channel",
                tenant -> real(channels, simulated, tenant)
                        .anyMatch(account -> account.standing().life() == Life.ON));
    }

    /** Where no provider has to be told our address the chat is our own; somebody has written in it. */
    @Bean
    static FirstStep putTheChatOnTheSite(Channels channels, ChannelHealth health, ObjectProvider<Simulated> simulated) {
        return new Step("chat", tenant -> {
            Map<?, HealthRecord> seen = health.seen(tenant);
            return real(channels, simulated, tenant)
                    .filter(account -> channels.findAdapter(account.kind())
                            .map(Channel::describe)
                            .filter(kind -> !kind.webhook())
                            .isPresent())
                    .anyMatch(account -> {
                        HealthRecord record = seen.get(account.id());
                        return record != null && record.webhookAt() != null;
                    });
        });
    }

    private static Stream<ChannelAccount> real(
            Channels channels, ObjectProvider<Simulated> simulated, TenantId tenant) {
        return channels.list(tenant).stream()
                .filter(account -> channels.findAdapter(account.kind())
                        .map(Channel::offered)
                        .orElse(false))
                .filter(account -> simulated.stream().noneMatch(player -> player.isSimulated(account)));
    }
}
