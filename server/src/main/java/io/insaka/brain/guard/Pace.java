package io.insaka.brain.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How much somebody writes, in numbers of constant size: a level that rises with each message and runs off with time, a
 * count of the day, and how often the same words came in a row.
 *
 * @param level messages not yet run off
 * @param at when the last one came, epoch seconds
 * @param hushed whether they were told to slow down and have not calmed since
 * @param day of the count, days since the epoch, UTC
 * @param words 20 bits of a hash of the last words: enough to see them again, too few to guess them from
 */
public record Pace(double level, long at, boolean hushed, long day, int inDay, int words, int repeats) {
    public static final Pace NONE = new Pace(0, 0, false, 0, 0, 0, 0);

    private static final int WORD_BITS = 0xFFFFF;
    private static final int SHORTEST_REPEATED = 12;
    private static final double MILLI = 1000;
    private static final int NUMBERS = 7;

    /** After one more message. Messages that came late count when they were sent. */
    public Pace after(Instant when, String said, int perMinute, int perDay) {
        long second = Math.max(at, when.getEpochSecond());
        long today = second / Duration.ofDays(1).toSeconds();
        double runOff = (second - at) * perMinute / 60.0;
        double raised = Math.min(Math.max(0, level - runOff) + 1, perMinute + 1.0);
        int counted = today == day ? Math.min(inDay + 1, Integer.MAX_VALUE - 1) : 1;
        boolean flood = raised > perMinute || counted > perDay;
        boolean calm = raised <= Math.max(1, perMinute / 2.0) && counted <= perDay;
        int hash = said.length() < SHORTEST_REPEATED ? 0 : (said.hashCode() * 0x9E3779B9 >>> 12 & WORD_BITS) | 1;
        int again = hash != 0 && hash == words ? Math.min(repeats + 1, 1000) : 0;
        return new Pace(raised, second, flood || hushed && !calm, today, counted, hash, again);
    }

    /** For storage. */
    public List<Long> numbers() {
        return List.of(
                Math.round(level * MILLI), at, hushed ? 1L : 0L, day, (long) inDay, (long) words, (long) repeats);
    }

    public static Pace of(List<Long> numbers) {
        return numbers.size() < NUMBERS
                ? NONE
                : new Pace(
                        numbers.get(0) / MILLI,
                        numbers.get(1),
                        numbers.get(2) == 1,
                        numbers.get(3),
                        Math.toIntExact(numbers.get(4)),
                        Math.toIntExact(numbers.get(5)),
                        Math.toIntExact(numbers.get(6)));
    }
}
