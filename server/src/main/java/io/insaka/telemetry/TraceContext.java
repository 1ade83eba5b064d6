package io.insaka.telemetry;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * To which trace a piece of work belongs (W3C Trace Context). Kept with what is stored, so that a trace goes on where
 * another thread, another node or the next start goes on.
 *
 * @param traceId 32 small hexadecimal digits, not all of them zero
 * @param spanId 16 of them: what the next span is part of; all zero where it is the first
 * @param sampled whether the spans of this trace are wanted by those who collect them
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
    /** The trace id's name in log lines. */
    public static final String LOGGED = "traceId";

    /** Versions to come may have more behind the flags; 255 is not a version. */
    private static final Pattern PARENT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private static final ThreadLocal<@Nullable TraceContext> CURRENT = new ThreadLocal<>();

    /** What the thread does until it is closed belongs to a trace. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty when there is no header, or one that makes no sense. */
    public static Optional<TraceContext> parse(@Nullable String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Matcher match = PARENT.matcher(traceparent);
        boolean valid = match.matches()
                && !match.group(2).equals(NO_TRACE)
                && !match.group(3).equals(NO_SPAN)
                && (!match.group(1).equals("00") || match.group(5) == null);
        return valid
                ? Optional.of(new TraceContext(
                        match.group(2), match.group(3), (Integer.parseInt(match.group(4), 16) & 1) == 1))
                : Optional.empty();
    }

    /** The trace that begins with something that has an id, without storing anything for it. */
    public static TraceContext of(UUID id) {
        return new TraceContext(id.toString().replace("-", ""), NO_SPAN, false);
    }

    /** What was stored, or the trace that began with {@code id} where nothing was. */
    public static TraceContext stored(byte @Nullable [] bytes, UUID id) {
        if (bytes == null || bytes.length != TRACE_BYTES + SPAN_BYTES + 1) {
            return of(id);
        }
        var hex = HexFormat.of();
        return new TraceContext(
                hex.formatHex(bytes, 0, TRACE_BYTES),
                hex.formatHex(bytes, TRACE_BYTES, TRACE_BYTES + SPAN_BYTES),
                (bytes[bytes.length - 1] & 1) == 1);
    }

    /** For a column; {@link #stored} reads it. */
    public byte[] bytes() {
        byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(traceId + spanId), TRACE_BYTES + SPAN_BYTES + 1);
        bytes[bytes.length - 1] = (byte) (sampled ? 1 : 0);
        return bytes;
    }

    /** Whether no span of it is known yet. */
    public boolean beginning() {
        return spanId.equals(NO_SPAN);
    }

    /** The trace this thread works for, if any. */
    public static @Nullable TraceContext current() {
        return CURRENT.get();
    }

    /** From here on this thread works for this trace, and its log lines say so. */
    public Scope open() {
        TraceContext before = CURRENT.get();
        enter(this);
        return () -> enter(before);
    }

    private static void enter(@Nullable TraceContext next) {
        if (next == null) {
            CURRENT.remove();
            MDC.remove(LOGGED);
        } else {
            CURRENT.set(next);
            MDC.put(LOGGED, next.traceId());
        }
    }
}
