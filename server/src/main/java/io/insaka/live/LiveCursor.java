package io.insaka.live;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in an organisation's stream. The time tells when it was handed out, so that an outlived one is recognised. */
record LiveCursor(long xid, long seq, Instant at) implements Comparable<LiveCursor> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,12})");
    private static final Comparator<LiveCursor> ORDER =
            Comparator.comparingLong(LiveCursor::xid).thenComparingLong(LiveCursor::seq);

    static Optional<LiveCursor> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(new LiveCursor(
                Long.parseLong(match.group(1)),
                Long.parseLong(match.group(2)),
                Instant.ofEpochSecond(Long.parseLong(match.group(3)))));
    }

    String text() {
        return xid + "-" + seq + "-" + at.getEpochSecond();
    }

    @Override
    public int compareTo(LiveCursor other) {
        return ORDER.compare(this, other);
    }
}
