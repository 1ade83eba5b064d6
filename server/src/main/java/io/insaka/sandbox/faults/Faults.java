package io.insaka.sandbox.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often each thing goes wrong.
 *
 * @param shares the probability of each fault, 0 to 1; what is missing never happens
 * @param delay how late a delayed webhook is
 */
public record Faults(Map<FaultKind, Double> shares, Duration delay) {
    public static final Faults NONE = new Faults(Map.of(), Duration.ZERO);

    public Faults {
        shares.values().forEach(share -> {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share lies between 0 and 1");
            }
        });
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay is not negative");
        }
        shares = Map.copyOf(shares);
    }

    public double share(FaultKind kind) {
        return shares.getOrDefault(kind, 0.0);
    }

    public Faults with(FaultKind kind, double share) {
        Map<FaultKind, Double> changed = new EnumMap<>(FaultKind.class);
        changed.putAll(shares);
        changed.put(kind, share);
        return new Faults(changed, delay);
    }

    public Faults delayedBy(Duration late) {
        return new Faults(shares, late);
    }
}
