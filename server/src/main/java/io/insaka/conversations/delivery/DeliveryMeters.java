package io.insaka.conversations.delivery;

import io.insaka.channels.spi.SendOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts what came of sends, by the kind of channel. */
@Component
class DeliveryMeters {
    private final MeterRegistry registry;
    private final Map<Tried, Counter> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Counter> messages = new ConcurrentHashMap<>();

    DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Tried(String kind, String outcome) {}

    void note(String kind, SendOutcome outcome) {
        String word =
                switch (outcome) {
                    case SendOutcome.Accepted accepted -> "accepted";
                    case SendOutcome.Handed handed -> "handed";
                    case SendOutcome.Refused refused -> "refused";
                    case SendOutcome.OptedOut optedOut -> "opted-out";
                    case SendOutcome.Unknown unknown -> "unknown";
                    case SendOutcome.Postponed postponed -> "postponed";
                    case SendOutcome.Unauthorized unauthorized -> "unauthorized";
                };
        outcomes.computeIfAbsent(new Tried(kind, word), this::outcomeCounter).increment();
        if (outcome instanceof SendOutcome.Accepted || outcome instanceof SendOutcome.Handed) {
            messages.computeIfAbsent(kind, this::messageCounter).increment();
        }
    }

    private Counter outcomeCounter(Tried tried) {
        return Counter.builder("delivery.tries")
                .description("Tries to hand a message to a provider, by what came of it.")
                .tag("platform", tried.kind())
                .tag("outcome", tried.outcome())
                .register(registry);
    }

    private Counter messageCounter(String kind) {
        return Counter.builder("messages")
                .description("Messages taken from contacts (inbound) and taken by providers (outbound), each once.")
                .tag("platform", kind)
                .tag("direction", "outbound")
                .register(registry);
    }
}
