package io.insaka.operations;

import io.insaka.channels.ChannelHealth;
import io.insaka.conversations.OutboxDepth;
import io.insaka.database.DatabaseSettings;
import io.insaka.intake.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is measured by looking, not by counting: looked at when the metrics are read. */
@Component
class Gauges {
    private final MeterRegistry registry;
    private final Facts facts;
    private final Clock clock;
    private final MultiGauge channels;
    private volatile Facts.@Nullable Known known;

    Gauges(MeterRegistry registry, Facts facts, Backlog backlog, DatabaseSettings settings, Clock clock) {
        this.registry = registry;
        this.facts = facts;
        this.clock = clock;
        this.channels = MultiGauge.builder("channels")
                .description("Connected accounts, by kind and by how they are doing.")
                .register(registry);
        gauge("database.up", "1 when the database answers.", null, () -> known == null ? 0 : 1);
        intake(backlog);
        letters("outbox.letters", "Messages that wait to be sent.", null, OutboxDepth.Depth::waiting);
        letters("outbox.oldest", "Age of the first of them.", "seconds", depth -> age(depth.oldest()));
        letters("outbox.dead.letters", "Messages that were given up.", null, OutboxDepth.Depth::dead);
        Path folder = settings.dataDir().toAbsolutePath();
        gauge(
                "disk.free",
                "Room where the data is.",
                "bytes",
                () -> folder.toFile().getUsableSpace());
        gauge("memory.after.collection", "Heap in use after the latest collection.", "bytes", Heap::usedBytes);
    }

    private void intake(Backlog backlog) {
        items("intake.queue.items", "Items that wait to be worked off.", null, Backlog.Depth::waiting);
        items("intake.queue.oldest", "Age of the first of them.", "seconds", depth -> age(depth.oldest()));
        items("intake.quarantined.items", "Items that could not be read.", null, Backlog.Depth::quarantined);
        items("intake.dead.items", "Items that were given up.", null, Backlog.Depth::dead);
        gauge("spool.items", "Items kept on disk while the database is away.", null, backlog::spooled);
        gauge("spool.size", "What they take.", "bytes", backlog::spooledBytes);
    }

    private void items(String name, String help, @Nullable String unit, ToDoubleFunction<Backlog.Depth> value) {
        gauge(name, help, unit, () -> of(seen -> value.applyAsDouble(seen.intake())));
    }

    private void letters(String name, String help, @Nullable String unit, ToDoubleFunction<OutboxDepth.Depth> value) {
        gauge(name, help, unit, () -> of(seen -> value.applyAsDouble(seen.outbox())));
    }

    private double of(ToDoubleFunction<Facts.Known> value) {
        Facts.Known seen = known;
        return seen == null ? Double.NaN : value.applyAsDouble(seen);
    }

    private void gauge(String name, String help, @Nullable String unit, java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value).description(help).baseUnit(unit).register(registry);
    }

    private double age(Optional<Instant> since) {
        return since.map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .map(seconds -> Math.max(0, seconds))
                .orElse(0.0);
    }

    /** Before the metrics are written out. */
    void look() {
        Optional<Facts.Known> seen = facts.known();
        known = seen.orElse(null);
        seen.ifPresent(now -> channels.register(
                now.channels().entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(tags(entry.getKey()), entry.getValue()))
                        .toList(),
                true));
    }

    private static Tags tags(ChannelHealth.Tally tally) {
        return Tags.of("platform", tally.kind(), "state", tally.state());
    }
}
