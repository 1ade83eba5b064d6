package io.insaka.platform;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** @param hex 32 small hexadecimal digits, not all of them zero (W3C Trace Context) */
record TraceId(String hex) {
    /** Its name in log lines. */
    static final String LOGGED = "traceId";

    /** Versions to come may have more behind the flags; 255 is not a version. */
    private static final Pattern PARENT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?");

    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** Empty when there is no header, or one that makes no sense. */
    static Optional<TraceId> of(@Nullable String traceparent) {
        Matcher match = PARENT.matcher(traceparent == null ? "" : traceparent);
        boolean valid = match.matches()
                && !match.group(2).equals(NO_TRACE)
                && !match.group(3).equals(NO_SPAN)
                && (!match.group(1).equals("00") || match.group(4) == null);
        return valid ? Optional.of(new TraceId(match.group(2))) : Optional.empty();
    }

    static TraceId of(UUID id) {
        return new TraceId(id.toString().replace("-", ""));
    }
}
