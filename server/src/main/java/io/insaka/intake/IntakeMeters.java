package io.insaka.intake;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.kernel.ChannelId;
import io.insaka.telemetry.Span;
import io.insaka.telemetry.Spans;
import io.insaka.telemetry.TraceContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What intake counts and traces. Meters are resolved once; a webhook costs some additions. */
@Component
class IntakeMeters {
    private final MeterRegistry registry;
    private final Channels channels;
    private final Spans spans;
    private final Map<Integer, Timer> acks = new ConcurrentHashMap<>();
    private final Map<String, Counter> messages = new ConcurrentHashMap<>();
    private final DistributionSummary commitItems;
    private final Timer commitTime;
    private final Counter duplicates;

    IntakeMeters(MeterRegistry registry, Channels channels, Spans spans) {
        this.registry = registry;
        this.channels = channels;
        this.spans = spans;
        this.commitItems = DistributionSummary.builder("intake.commit.items")
                .description("Items written to the ledger in one commit.")
                .register(registry);
        this.commitTime = Timer.builder("intake.commit")
                .description("Time of one commit of the ledger.")
                .register(registry);
        this.duplicates = Counter.builder("intake.duplicates")
                .description("Items a provider delivered once more, dropped.")
                .register(registry);
        acks.put(200, ackTimer(200));
    }

    /** An authentic webhook, until it is answered. */
    Span webhook(ChannelAccount account, @Nullable TraceContext caller, long since) {
        return spans.received("webhook", caller, since)
                .with("insaka.organisation", account.tenant())
                .with("insaka.channel", account.id())
                .with("insaka.platform", account.kind());
    }

    /** A webhook was answered with this status. */
    void answered(int status, long nanos) {
        Timer known = acks.get(status);
        (known != null ? known : acks.computeIfAbsent(status, this::ackTimer)).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer ackTimer(int status) {
        return Timer.builder("intake.ack")
                .description("Time from a webhook's arrival to its answer; 200 means that it is on disk.")
                .tag("status", Integer.toString(status))
                .register(registry);
    }

    void committed(int items, int fresh, long nanos) {
        commitItems.record(items);
        commitTime.record(nanos, TimeUnit.NANOSECONDS);
        duplicates.increment(items - fresh);
    }

    void received(ChannelId channel, long count) {
        String platform = platform(channel);
        Counter known = messages.get(platform);
        (known != null ? known : messages.computeIfAbsent(platform, this::messageCounter)).increment(count);
    }

    /** The items are committed: whatever goes wrong with counting must not make it look otherwise. */
    private String platform(ChannelId channel) {
        try {
            return channels.find(channel).map(ChannelAccount::kind).orElse("unknown");
        } catch (RuntimeException away) {
            return "unknown";
        }
    }

    private Counter messageCounter(String platform) {
        return Counter.builder("messages")
                .description("Messages taken from contacts (inbound) and taken by providers (outbound), each once.")
                .tag("platform", platform)
                .tag("direction", "inbound")
                .register(registry);
    }
}
