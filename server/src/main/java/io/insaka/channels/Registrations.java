package io.insaka.channels;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Where providers deliver: told by us to those that can be told, and watched, since anybody with the credentials can. */
@Component
class Registrations {
    private static final Logger log = LoggerFactory.getLogger(Registrations.class);

    private final Channels channels;
    private final Connections connections;
    private final ChannelHealth health;

    Registrations(Channels channels, Connections connections, ChannelHealth health) {
        this.channels = channels;
        this.connections = connections;
        this.health = health;
    }

    Registration look(ChannelAccount account) {
        return noted(account, adapter(account).registration(account.settings()));
    }

    Registration set(ChannelAccount account) {
        return noted(account, adapter(account).register(account.settings(), channels.webhookUrl(account)));
    }

    Registration remove(ChannelAccount account) {
        return noted(account, adapter(account).unregister(account.settings()));
    }

    private Channel adapter(ChannelAccount account) {
        Channel adapter = channels.adapter(account.kind());
        if (!adapter.registers()) {
            throw ChannelProblem.enteredByHand();
        }
        return adapter;
    }

    boolean isHere(ChannelAccount account, Registration.Known known) {
        return known.url().equals(channels.webhookUrl(account));
    }

    private Registration noted(ChannelAccount account, Registration told) {
        switch (told) {
            case Registration.Known known -> health.delivers(account, isHere(account, known));
            case Registration.Refused refused -> {
                if (refused.unauthorized()) {
                    connections.refused(account, new ProviderError("unauthorized", refused.detail()));
                }
            }
        }
        return told;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT5M")
    void watch() {
        channels.all().stream()
                .filter(account -> account.standing().sends()
                        && channels.findAdapter(account.kind())
                                .filter(Channel::registers)
                                .isPresent())
                .forEach(account -> {
                    try {
                        look(account);
                    } catch (RuntimeException failure) {
                        log.warn("Channel {} could not be looked at: {}", account.id(), failure.toString());
                    }
                });
    }
}
