package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.graph.GraphError;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The throughput of a number and of a pair of number and customer, as token buckets. */
final class Limiter {
    private final SimulatorSettings.Limits limits;
    private final Bucket number;
    private final Map<String, Bucket> pairs = new HashMap<>();

    Limiter(SimulatorSettings.Limits limits) {
        this.limits = limits;
        this.number = new Bucket(
                limits.perSecond(), Duration.ofSeconds(1).dividedBy(Math.min(limits.perSecond(), 1_000_000)));
    }

    /** The refusal, or empty when one more message may go. */
    synchronized Optional<GraphError> take(String customer, long nanos) {
        if (limits.pairBurst() != Integer.MAX_VALUE) {
            Bucket pair =
                    pairs.computeIfAbsent(customer, unused -> new Bucket(limits.pairBurst(), limits.pairRefill()));
            if (!pair.take(nanos)) {
                return Optional.of(GraphError.PAIR);
            }
        }
        return limits.perSecond() == Integer.MAX_VALUE || number.take(nanos)
                ? Optional.empty()
                : Optional.of(GraphError.THROUGHPUT);
    }

    private static final class Bucket {
        private final int size;
        private final long refillNanos;
        private double tokens;
        private long last;
        private boolean used;

        Bucket(int size, Duration refill) {
            this.size = size;
            this.refillNanos = Math.max(1, refill.toNanos());
            this.tokens = size;
        }

        boolean take(long now) {
            if (used) {
                tokens = Math.min(size, tokens + (double) (now - last) / refillNanos);
            }
            used = true;
            last = now;
            if (tokens < 1) {
                return false;
            }
            tokens -= 1;
            return true;
        }
    }
}
