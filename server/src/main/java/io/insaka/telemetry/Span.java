package io.insaka.telemetry;

import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * Something that took time, as part of a trace; closing it says that it is over. Without a collector it is nothing, and
 * what belongs to it belongs to what it would have been part of.
 */
public final class Span implements AutoCloseable {
    private static final TraceContext.Scope NOTHING = () -> {};
    private static final Span NONE = new Span(null, null);

    private final @Nullable TraceContext context;
    private final io.opentelemetry.api.trace.@Nullable Span recorded;

    private Span(@Nullable TraceContext context, io.opentelemetry.api.trace.@Nullable Span recorded) {
        this.context = context;
        this.recorded = recorded;
    }

    public static Span none(@Nullable TraceContext parent) {
        return parent == null ? NONE : new Span(parent, null);
    }

    static Span of(io.opentelemetry.api.trace.Span span) {
        var ids = span.getSpanContext();
        return new Span(new TraceContext(ids.getTraceId(), ids.getSpanId(), ids.isSampled()), span);
    }

    /** What is caused by it is part of this; null where there is no trace at all. */
    public @Nullable TraceContext context() {
        return context;
    }

    public TraceContext context(TraceContext otherwise) {
        return context == null ? otherwise : context;
    }

    /** From here on this thread works for it. Costs nothing where it is not recorded: the thread's trace stays. */
    public TraceContext.Scope open() {
        return recorded == null || context == null ? NOTHING : context.open();
    }

    /** Words of ours, ids and codes; never a name, an address or what somebody wrote. */
    public Span with(String name, @Nullable Object value) {
        if (recorded != null && value != null) {
            recorded.setAttribute(name, value.toString());
        }
        return this;
    }

    public Span with(String name, long value) {
        if (recorded != null) {
            recorded.setAttribute(name, value);
        }
        return this;
    }

    /** When its name is only known at the end. */
    public Span called(String name) {
        if (recorded != null) {
            recorded.updateName(name);
        }
        return this;
    }

    /** @param kind a word of ours, or the class of an exception; not its message, which may repeat what somebody wrote */
    public Span failed(String kind) {
        if (recorded != null) {
            recorded.setStatus(StatusCode.ERROR);
            recorded.setAttribute("error.type", kind);
        }
        return this;
    }

    @Override
    public void close() {
        if (recorded != null) {
            recorded.end();
        }
    }
}
