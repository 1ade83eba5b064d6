package io.insaka.sandbox.llm.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What shall go wrong: the next so many calls, or a share of them. With the same seed the n-th decision is the same. */
public final class FaultPlan {
    /** Counts down; used up at 0. */
    private static final class Ordered {
        private final Scope scope;
        private final Fault fault;
        private int left;

        Ordered(Scope scope, Fault fault, int left) {
            this.scope = scope;
            this.fault = fault;
            this.left = left;
        }
    }

    private record Share(Scope scope, Fault fault) {}

    private static final long SEED = 42;

    private final List<Ordered> ordered = new ArrayList<>();
    private final Map<Share, Double> shares = new HashMap<>();
    private final Map<Share, SplittableRandom> dice = new HashMap<>();

    /** The next {@code times} calls fail so. */
    public void next(Fault fault, int times) {
        next(Scope.CHAT, fault, times);
    }

    public synchronized void next(Scope scope, Fault fault, int times) {
        ordered.add(new Ordered(scope, fault, times));
    }

    /** From now on this share of the calls, 0 to 1, fails so. */
    public synchronized void share(Scope scope, Fault fault, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1");
        }
        shares.put(new Share(scope, fault), share);
    }

    public synchronized void clear() {
        ordered.clear();
        shares.clear();
        dice.clear();
    }

    synchronized Optional<Fault> falls(Ask ask) {
        for (Ordered order : ordered) {
            if (order.scope.holds(ask)) {
                order.left--;
                ordered.removeIf(done -> done.left <= 0);
                return Optional.of(order.fault);
            }
        }
        for (Fault fault : Fault.values()) {
            for (var share : shares.entrySet()) {
                if (share.getKey().fault() == fault && share.getKey().scope().holds(ask) && hits(share)) {
                    return Optional.of(fault);
                }
            }
        }
        return Optional.empty();
    }

    private boolean hits(Map.Entry<Share, Double> share) {
        return dice.computeIfAbsent(
                                share.getKey(),
                                key -> new SplittableRandom(SEED * 31
                                        + key.fault().ordinal()
                                        + key.scope().provider().hashCode() * 17L))
                        .nextDouble()
                < share.getValue();
    }
}
