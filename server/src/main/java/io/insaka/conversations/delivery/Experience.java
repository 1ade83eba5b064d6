package io.insaka.conversations.delivery;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.ChannelHealth;
import io.insaka.channels.Connections;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells a channel's health what came of each try. */
@Component
class Experience {
    private static final Logger log = LoggerFactory.getLogger(Experience.class);
    /** A provider that asks to wait so long means that a person has to act; a shorter wait is about pace. */
    private static final Duration A_PERSON_HAS_TO_ACT = Duration.ofMinutes(5);

    private final ChannelHealth health;
    private final Connections connections;
    private final DeliveryMeters meters;

    Experience(ChannelHealth health, Connections connections, DeliveryMeters meters) {
        this.meters = meters;
        this.health = health;
        this.connections = connections;
    }

    void note(ChannelAccount account, SendOutcome outcome) {
        meters.note(account.kind(), outcome);
        switch (outcome) {
            case SendOutcome.Accepted accepted -> health.delivered(account);
            case SendOutcome.Handed handed -> health.delivered(account);
            case SendOutcome.Refused refused -> health.refused(account, refused.error());
            // The provider did what it should; nothing is wrong with the channel.
            case SendOutcome.OptedOut optedOut -> {}
            case SendOutcome.Unknown unknown ->
                health.failed(account, new ProviderError("unknown", unknown.why()), false);
            case SendOutcome.Postponed postponed -> postponed(account, postponed);
            case SendOutcome.Unauthorized unauthorized -> hold(account, unauthorized.error());
        }
    }

    private void postponed(ChannelAccount account, SendOutcome.Postponed postponed) {
        boolean serious = postponed.after() != null && postponed.after().compareTo(A_PERSON_HAS_TO_ACT) >= 0;
        if (serious || postponed.scope() == SendOutcome.Scope.MESSAGE) {
            health.failed(account, postponed.error(), serious);
        } else {
            health.refused(account, postponed.error());
        }
    }

    private void hold(ChannelAccount account, ProviderError error) {
        try {
            connections.refused(account, error);
        } catch (RuntimeException failure) {
            // The message waits in any case; the next try comes to the same, and then it is written.
            log.warn("Channel {} could not be held: {}", account.id(), failure.toString());
        }
    }
}
