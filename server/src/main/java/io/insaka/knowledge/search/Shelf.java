package io.insaka.knowledge.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All entries of one organisation, searchable: immutable, for any number of threads, in memory only. A changed article
 * means a new shelf.
 */
public final class Shelf {
    private final List<TongueShelf> tongues;

    private Shelf(List<TongueShelf> tongues) {
        this.tongues = tongues;
    }

    public static Shelf of(List<Entry> entries) {
        Map<Tongue, List<Entry>> byTongue = new EnumMap<>(Tongue.class);
        for (Entry entry : entries) {
            byTongue.computeIfAbsent(Tongue.of(entry.language()), tongue -> new ArrayList<>())
                    .add(entry);
        }
        var tongues = new ArrayList<TongueShelf>();
        byTongue.forEach((tongue, group) -> tongues.add(new TongueShelf(tongue, group)));
        return new Shelf(List.copyOf(tongues));
    }

    /** The likeliest answers to what somebody wrote, at most {@code most}, best first. */
    public List<Hit> search(String words, int most) {
        return weigh(words).stream()
                .map(judged -> new Hit(judged.entry(), Confidence.of(judged.evidence(), judged.margin())))
                .limit(most)
                .toList();
    }

    /** An entry, what speaks for it, and how far it is ahead of the best other one. */
    record Judged(Entry entry, Evidence evidence, double margin) {}

    List<Judged> weigh(String words) {
        var found = new ArrayList<TongueShelf.Weighed>();
        for (TongueShelf tongue : tongues) {
            found.addAll(tongue.candidates(words));
        }
        found.sort(Comparator.comparingDouble(
                        (TongueShelf.Weighed weighed) -> weighed.evidence().rank())
                .reversed());
        var judged = new ArrayList<Judged>(found.size());
        for (int place = 0; place < found.size(); place++) {
            int other = place == 0 ? 1 : 0;
            double others = other < found.size() ? found.get(other).evidence().rank() : 0;
            TongueShelf.Weighed weighed = found.get(place);
            judged.add(new Judged(
                    weighed.entry(), weighed.evidence(), weighed.evidence().rank() - others));
        }
        return judged;
    }
}
