package io.insaka.agents.instructions;

import java.util.ArrayList;
import java.util.List;

/** What became of the lines of one text in another. */
final class LineDiff {
    /** Beyond so many pairs nobody waits for the nicest answer. */
    private static final long MOST_PAIRS = 1_000_000;

    record Piece(String kind, String text) {}

    private LineDiff() {}

    static List<Piece> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        List<Piece> pieces = new ArrayList<>();
        if ((long) old.size() * fresh.size() > MOST_PAIRS) {
            old.forEach(line -> pieces.add(new Piece("removed", line)));
            fresh.forEach(line -> pieces.add(new Piece("added", line)));
            return pieces;
        }
        int[][] common = common(old, fresh);
        int left = 0;
        int right = 0;
        while (left < old.size() || right < fresh.size()) {
            if (left < old.size() && right < fresh.size() && old.get(left).equals(fresh.get(right))) {
                pieces.add(new Piece("same", old.get(left++)));
                right++;
            } else if (right == fresh.size()
                    || left < old.size() && common[left + 1][right] >= common[left][right + 1]) {
                pieces.add(new Piece("removed", old.get(left++)));
            } else {
                pieces.add(new Piece("added", fresh.get(right++)));
            }
        }
        return pieces;
    }

    /** The longest common run of lines from each pair of places on. */
    private static int[][] common(List<String> old, List<String> fresh) {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int left = old.size() - 1; left >= 0; left--) {
            for (int right = fresh.size() - 1; right >= 0; right--) {
                common[left][right] = old.get(left).equals(fresh.get(right))
                        ? common[left + 1][right + 1] + 1
                        : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
        return common;
    }
}
