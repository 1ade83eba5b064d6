package io.insaka.channels.graph;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Meta writes seconds as text, others milliseconds or numbers. */
public final class Times {
    /** WhatsApp's first year; anything before is not a time. */
    private static final long FIRST = 1_230_768_000L;

    private static final long LARGEST_SECONDS = 100_000_000_000L;
    private static final long DAY = 86_400;

    private Times() {}

    /** The instant; {@code received} for what is no time at all or lies more than a day after it. */
    public static Instant sent(@Nullable String text, Instant received) {
        Instant sent = seconds(text, received);
        boolean plausible = sent.getEpochSecond() >= FIRST
                && (received.equals(Instant.EPOCH) || sent.isBefore(received.plusSeconds(DAY)));
        return plausible ? sent : received;
    }

    public static Instant seconds(@Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            if (!(Math.abs(number) < 1e15)) {
                return otherwise;
            }
            long whole = (long) number;
            return whole > LARGEST_SECONDS ? Instant.ofEpochMilli(whole) : Instant.ofEpochSecond(whole);
        } catch (NumberFormatException | DateTimeException wrong) {
            return otherwise;
        }
    }
}
