package io.insaka.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how long a search takes among many passages, by words alone. */
@Tag("benchmark")
class PassageSpeedTest {
    private static final int PASSAGES = Integer.getInteger("insaka.passages", 100_000);
    private static final int SEARCHES = 2_000;

    /** Words as often as people use them: a few all the time, most hardly ever (Zipf). */
    private static String words(Random random, int count) {
        var text = new StringBuilder();
        for (int word = 0; word < count; word++) {
            text.append("word")
                    .append((int) Math.pow(50_000, random.nextDouble()))
                    .append(word % 12 == 11 ? ". " : " ");
        }
        return text.toString();
    }

    @Test
    void isQuickAmongManyPassages() {
        var random = new Random(7);
        var index = new PassageIndex();
        long begun = System.nanoTime();
        for (int source = 0; source < PASSAGES / 20; source++) {
            var passages = new ArrayList<PassageEntry>();
            for (int at = 0; at < 20; at++) {
                passages.add(new PassageEntry(
                        new UUID(0, source), at, false, null, words(random, 5), "", words(random, 150), "en", null));
            }
            index.replace(new UUID(0, source), passages);
        }
        index.show();
        long built = System.nanoTime() - begun;
        assertThat(index.size()).isEqualTo(PASSAGES);
        var nanos = new long[SEARCHES];
        for (int search = 0; search < SEARCHES; search++) {
            String asked = words(random, 8);
            long start = System.nanoTime();
            assertThat(index.search(new Visible.Public(), asked, null, 5)).isNotEmpty();
            nanos[search] = System.nanoTime() - start;
        }
        long[] warm = Arrays.copyOfRange(nanos, SEARCHES / 4, SEARCHES);
        Arrays.sort(warm);
        System.out.printf(
                "passages: %d indexed in %.1f s; search p50 %.1f ms, p99 %.1f ms%n",
                PASSAGES, built / 1e9, warm[warm.length / 2] / 1e6, warm[warm.length * 99 / 100] / 1e6);
    }
}
