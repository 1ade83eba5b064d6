package io.insaka.llm.asking;

import io.insaka.llm.Heard.Tokens;
import io.insaka.llm.Kind;
import io.insaka.llm.Models.Ability;
import io.insaka.llm.spending.Prices;
import io.insaka.telemetry.Span;
import io.insaka.telemetry.Spans;
import io.insaka.telemetry.TraceContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Meters and spans of calls to models. A model that is not in our table is counted as {@code other}. */
@Component
final class Watching {
    private static final String OTHER = "other";
    private static final double MICRO = 1e6;

    private final MeterRegistry registry;
    private final Spans spans;
    private final Set<String> known = new HashSet<>();
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Asked, Sums> sums = new ConcurrentHashMap<>();

    private record Asked(String provider, String model, String ability) {}

    private record Outcome(Asked asked, String outcome) {}

    private record Sums(Counter input, Counter output, Counter dollars, Counter unpriced) {}

    Watching(MeterRegistry registry, Spans spans, Prices prices, Circuits circuits) {
        Gauge.builder("model.circuits", () -> circuits.outlook().open())
                .description("Servers of models, by whether they are asked.")
                .tag("state", "open")
                .register(registry);
        Gauge.builder(
                        "model.circuits",
                        () -> circuits.outlook().known() - circuits.outlook().open())
                .description("Servers of models, by whether they are asked.")
                .tag("state", "closed")
                .register(registry);
        this.registry = registry;
        this.spans = spans;
        for (Kind kind : Kind.values()) {
            for (Ability ability : Ability.values()) {
                known.addAll(prices.known(kind, ability));
            }
            // There from the start, so that a chart begins with nothing and not with a gap.
            var labels = new Asked(kind.wireName(), OTHER, word(Ability.CHAT));
            timers.computeIfAbsent(new Outcome(labels, "ok"), this::timer);
            sums.computeIfAbsent(labels, this::sums);
        }
    }

    Span begin(io.insaka.llm.asking.Asked asked, Kind kind, String model) {
        TraceContext trace = TraceContext.current();
        Span span = trace == null ? Span.none(null) : spans.call("model " + word(asked.ability()), trace);
        return span.with("provider", kind.wireName()).with("model", model).with("agent", asked.agent());
    }

    void count(
            io.insaka.llm.asking.Asked asked,
            Kind kind,
            String model,
            String outcome,
            Tokens tokens,
            @Nullable Long microCost,
            long nanos) {
        var labels = new Asked(kind.wireName(), known.contains(model) ? model : OTHER, word(asked.ability()));
        timers.computeIfAbsent(new Outcome(labels, outcome), this::timer).record(nanos, TimeUnit.NANOSECONDS);
        Sums of = sums.computeIfAbsent(labels, this::sums);
        of.input().increment(tokens.input());
        of.output().increment(tokens.output());
        if (microCost == null) {
            of.unpriced().increment();
        } else {
            of.dollars().increment(microCost / MICRO);
        }
    }

    private static String word(Ability ability) {
        return ability.name().toLowerCase(Locale.ROOT);
    }

    private Timer timer(Outcome of) {
        return Timer.builder("model.calls")
                .description("Calls to language models, and how they ended.")
                .tags(
                        "provider",
                        of.asked().provider(),
                        "model",
                        of.asked().model(),
                        "ability",
                        of.asked().ability())
                .tag("outcome", of.outcome())
                .register(registry);
    }

    private Sums sums(Asked of) {
        return new Sums(
                counter("model.tokens", "Tokens read and written by models.", of, "input"),
                counter("model.tokens", "Tokens read and written by models.", of, "output"),
                counter("model.cost.dollars", "What calls to models cost, where the price is known.", of, null),
                counter("model.calls.unpriced", "Calls to models whose price is not known.", of, null));
    }

    private Counter counter(String name, String description, Asked of, @Nullable String direction) {
        var counter = Counter.builder(name)
                .description(description)
                .tags("provider", of.provider(), "model", of.model(), "ability", of.ability());
        return (direction == null ? counter : counter.tag("direction", direction)).register(registry);
    }
}
