package io.insaka.telemetry;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Begins spans; without a collector, ones that are nothing. */
@Component
public class Spans implements DisposableBean {
    private final @Nullable Collector collector;
    private final @Nullable Tracer tracer;
    private final Clock clock;

    Spans(TracingSettings settings, Environment environment, Clock clock) {
        this.clock = clock;
        // Whoever sends no spans does not even load the classes for it.
        this.collector = settings.on() ? Collector.open(settings, environment) : null;
        this.tracer = collector == null ? null : collector.tracer();
    }

    /** Ask before anything is put together for a span. */
    public boolean on() {
        return tracer != null;
    }

    /**
     * What somebody outside asked for: part of the caller's trace, or the beginning of one.
     *
     * @param since {@link System#nanoTime} when it began
     */
    public Span received(String name, @Nullable TraceContext caller, long since) {
        if (tracer == null) {
            return Span.none(caller);
        }
        return begin(
                tracer.spanBuilder(name)
                        .setSpanKind(SpanKind.SERVER)
                        .setParent(caller == null ? Context.root() : parent(caller))
                        .setStartTimestamp(clock.instant().minusNanos(System.nanoTime() - since)),
                caller);
    }

    /** Work that was kept and is taken up now, perhaps on another node. */
    public Span taken(String name, TraceContext of) {
        return below(name, SpanKind.CONSUMER, of);
    }

    /** A part of what this thread does. */
    public Span part(String name) {
        TraceContext of = TraceContext.current();
        return of == null ? Span.none(null) : below(name, SpanKind.INTERNAL, of);
    }

    /** A call to somebody else's server. */
    public Span call(String name, TraceContext of) {
        return below(name, SpanKind.CLIENT, of);
    }

    private Span below(String name, SpanKind kind, TraceContext of) {
        // A trace of which no span is recorded does not begin in its middle.
        if (tracer == null || of.beginning() || !of.sampled()) {
            return Span.none(of);
        }
        return begin(tracer.spanBuilder(name).setSpanKind(kind).setParent(parent(of)), of);
    }

    private static Span begin(SpanBuilder builder, @Nullable TraceContext otherwise) {
        var span = builder.startSpan();
        return span.isRecording() ? Span.of(span) : Span.none(otherwise);
    }

    private static Context parent(TraceContext of) {
        var parent = SpanContext.createFromRemoteParent(
                of.traceId(),
                of.spanId(),
                of.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
        return Context.root().with(io.opentelemetry.api.trace.Span.wrap(parent));
    }

    @Override
    public void destroy() {
        if (collector != null) {
            collector.close();
        }
    }
}
