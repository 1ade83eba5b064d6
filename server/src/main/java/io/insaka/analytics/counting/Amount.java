package io.insaka.analytics.counting;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many, how long in all, and how that is spread. Amounts add up.
 *
 * <p>A time falls into a bucket a tenth wider than the one before it; in between, its middle stands for all of it, which is
 * off by less than five per cent. What is shorter than a tenth of a second is all the same.
 */
public final class Amount {
    private static final double WIDER = Math.log(1.1);
    private static final double SHORTEST = 100;
    private static final int LONGEST = 250;

    private long count;
    private long millis;
    private final TreeMap<Integer, Long> spread = new TreeMap<>();

    public void count(long more) {
        count += more;
    }

    public void time(Duration time) {
        long length = Math.max(0, time.toMillis());
        add(1, length);
        spread(bucket(length), 1);
    }

    void add(long times, long length) {
        count += times;
        millis += length;
    }

    /** What sums from elsewhere hold. */
    public void sum(long times, long length) {
        add(times, length);
    }

    public void spread(int bucket, long times) {
        spread.merge(bucket, times, Long::sum);
    }

    public void add(Amount other) {
        add(other.count, other.millis);
        other.spread.forEach(this::spread);
    }

    public long count() {
        return count;
    }

    public long millis() {
        return millis;
    }

    public Map<Integer, Long> spread() {
        return spread;
    }

    /** In milliseconds; null of nothing. @param share 0.5 for the median */
    public @Nullable Double quantile(double share) {
        long all = spread.values().stream().mapToLong(Long::longValue).sum();
        if (all <= 0) {
            return null;
        }
        long wanted = Math.max(1, (long) Math.ceil(share * all));
        long seen = 0;
        for (var bucket : spread.entrySet()) {
            seen += bucket.getValue();
            if (seen >= wanted) {
                return middle(bucket.getKey());
            }
        }
        return middle(spread.lastKey());
    }

    static int bucket(long millis) {
        return millis < SHORTEST ? 0 : Math.min(LONGEST, 1 + (int) (Math.log(millis / SHORTEST) / WIDER));
    }

    private static double middle(int bucket) {
        return bucket == 0 ? SHORTEST / 2 : SHORTEST * Math.exp((bucket - 0.5) * WIDER);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Amount same
                && count == same.count
                && millis == same.millis
                && spread.equals(same.spread);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(count * 31 + millis);
    }

    @Override
    public String toString() {
        return count + "/" + millis + spread;
    }
}
