package io.insaka.proof;

import java.util.Comparator;
import java.util.List;

/** What one round of load came to. @param p50 milliseconds @param p99 milliseconds */
record Figures(double perSecond, double p50, double p99) {
    static Figures of(List<Long> nanos, double seconds) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return new Figures(sorted.size() / seconds, millis(sorted, 0.5), millis(sorted, 0.99));
    }

    private static double millis(List<Long> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * part)) / 1e6;
    }

    static Figures median(List<Figures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Figures::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    static Figures medianByP99(List<Figures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Figures::p99))
                .toList()
                .get(rounds.size() / 2);
    }

    static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
