package io.insaka.proof;

import java.util.Comparator;
import java.util.List;

/** What one round of load came to. @param p99 milliseconds */
record Figures(double perSecond, double p99) {
    static Figures of(List<Long> nanos, double seconds) {
        List<Long> sorted = nanos.stream().sorted().toList();
        long slow = sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * 0.99));
        return new Figures(sorted.size() / seconds, slow / 1e6);
    }

    static Figures median(List<Figures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Figures::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
