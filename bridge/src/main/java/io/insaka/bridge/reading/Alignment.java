package io.insaka.bridge.reading;

import io.insaka.bridge.store.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The visible lines of a chat laid beside the known ones, in order (the longest common subsequence). Nothing known is ever
 * dropped: a page that shows half a chat for a moment makes nothing new of the other half.
 */
final class Alignment {
    /**
     * One line of both, merged.
     *
     * @param visible its place among the visible lines; -1 when it is not visible now
     * @param fresh nobody has heard of it
     */
    record Step(@Nullable Known known, int visible, boolean fresh) {}

    private final List<Known> known;
    private final List<Known> visible;
    private final int[][] longest;
    private final List<Step> steps = new ArrayList<>();
    /** Since the last line that is in both. */
    private final List<Known> gone = new ArrayList<>();

    private final List<Integer> unknown = new ArrayList<>();
    /** What stands above the first line we know is older than our acquaintance. */
    private boolean above;

    private Alignment(List<Known> known, List<Known> visible) {
        this.known = known;
        this.visible = visible;
        this.longest = longest(known, visible);
        this.above = longest[0][0] > 0;
    }

    static List<Step> of(List<Known> known, List<Known> visible) {
        return new Alignment(known, visible).walk();
    }

    private List<Step> walk() {
        int k = 0;
        int v = 0;
        while (k < known.size() || v < visible.size()) {
            if (k < known.size() && v < visible.size() && pair(k, v)) {
                settle();
                steps.add(new Step(known.get(k++), v++, false));
                above = false;
            } else if (k < known.size() && (v == visible.size() || longest[k + 1][v] >= longest[k][v + 1])) {
                gone.add(known.get(k));
                steps.add(new Step(known.get(k++), -1, false));
            } else {
                unknown.add(v++);
            }
        }
        settle();
        return steps;
    }

    /** Between two lines that are in both, a line may have been rewritten instead of written. */
    private void settle() {
        for (int v : unknown) {
            Known line = visible.get(v);
            int before = rewrittenFrom(line);
            if (before >= 0) {
                gone.remove(before);
            }
            steps.add(new Step(null, v, !above && before < 0));
        }
        unknown.clear();
        gone.clear();
    }

    /** A rewritten line keeps its side and its time, and has no id by which it would have been recognised. */
    private int rewrittenFrom(Known line) {
        for (int n = 0; n < gone.size(); n++) {
            Known old = gone.get(n);
            boolean anonymous = line.id() == null || old.id() == null;
            if (anonymous && old.out() == line.out() && old.time() != null && Objects.equals(old.time(), line.time())) {
                return n;
            }
        }
        return -1;
    }

    private boolean pair(int k, int v) {
        return known.get(k).same(visible.get(v)) && longest[k][v] == longest[k + 1][v + 1] + 1;
    }

    /** Of what follows each pair of places. */
    private static int[][] longest(List<Known> known, List<Known> visible) {
        int[][] longest = new int[known.size() + 1][visible.size() + 1];
        for (int k = known.size() - 1; k >= 0; k--) {
            for (int v = visible.size() - 1; v >= 0; v--) {
                longest[k][v] = known.get(k).same(visible.get(v))
                        ? longest[k + 1][v + 1] + 1
                        : Math.max(longest[k + 1][v], longest[k][v + 1]);
            }
        }
        return longest;
    }
}
