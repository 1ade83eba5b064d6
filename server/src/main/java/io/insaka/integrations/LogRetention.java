package io.insaka.integrations;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What was told long ago helps nobody, and holds what customers wrote. */
@Component
class LogRetention {
    private final DeliveryRepository deliveries;
    private final WebhookSettings settings;
    private final Clock clock;

    LogRetention(DeliveryRepository deliveries, WebhookSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT4M")
    void forget() {
        Instant before = clock.instant().minus(settings.kept());
        boolean done = false;
        while (!done) {
            done = deliveries.purge(before);
        }
    }
}
