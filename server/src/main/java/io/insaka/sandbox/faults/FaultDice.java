package io.insaka.sandbox.faults;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Decides when a fault happens. Each kind has its own sequence of decisions under each account, so the n-th decision is
 * the same in every run with the same seed, whatever else goes on.
 */
public final class FaultDice {
    private final long seed;
    private final Map<String, Map<FaultKind, SplittableRandom>> sequences = new HashMap<>();
    private final Map<FaultKind, Integer> ordered = new EnumMap<>(FaultKind.class);
    private final Map<String, Faults> own = new HashMap<>();
    private Faults faults = Faults.NONE;

    public FaultDice(long seed) {
        this.seed = seed;
    }

    /** The faults of this account. */
    public synchronized Faults faults(String account) {
        return own.getOrDefault(account, faults);
    }

    /** For every account without faults of its own. */
    public synchronized void set(Faults wanted) {
        faults = wanted;
    }

    /** For one account. */
    public synchronized void set(String account, Faults wanted) {
        own.put(account, wanted);
    }

    /** Makes the fault happen the next {@code times} times that it could. */
    public synchronized void next(FaultKind kind, int times) {
        ordered.merge(kind, times, Integer::sum);
    }

    /** Whether the fault happens now. */
    public synchronized boolean falls(FaultKind kind, String account) {
        int left = ordered.getOrDefault(kind, 0);
        if (left > 0) {
            ordered.put(kind, left - 1);
            return true;
        }
        double share = faults(account).share(kind);
        return share > 0 && sequence(kind, account).nextDouble() < share;
    }

    private SplittableRandom sequence(FaultKind kind, String account) {
        return sequences
                .computeIfAbsent(account, unused -> new EnumMap<>(FaultKind.class))
                .computeIfAbsent(
                        kind, unused -> new SplittableRandom(seed * 31 + account.hashCode() * 17L + kind.ordinal()));
    }
}
