package io.insaka.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints how long a search takes among many passages, by words alone or, with {@code insaka.dimensions}, by vectors too,
 * how long the index took to build, and what it holds of the heap.
 */
@Tag("benchmark")
class PassageSpeedTest {
    private static final int PASSAGES = Integer.getInteger("insaka.passages", 100_000);
    private static final int DIMENSIONS = Integer.getInteger("insaka.dimensions", 0);
    private static final int SEARCHES = 2_000;
    /** Subjects that vectors gather around, as texts do; vectors spread evenly would be near to nothing. */
    private static final int SUBJECTS = 1_000;

    private final Random random = new Random(7);

    /** Words as often as people use them: a few all the time, most hardly ever (Zipf). */
    private String words(int count) {
        var text = new StringBuilder();
        for (int word = 0; word < count; word++) {
            text.append("word")
                    .append((int) Math.pow(50_000, random.nextDouble()))
                    .append(word % 12 == 11 ? ". " : " ");
        }
        return text.toString();
    }

    private @Nullable PassageVector vector() {
        if (DIMENSIONS == 0) {
            return null;
        }
        var subject = new Random(random.nextInt(SUBJECTS));
        var values = new float[DIMENSIONS];
        for (int at = 0; at < DIMENSIONS; at++) {
            values[at] = (float) (subject.nextGaussian() + 0.5 * random.nextGaussian());
        }
        return new PassageVector("model", values);
    }

    @Test
    void isQuickAmongManyPassages() {
        long before = held();
        var index = new LuceneIndex();
        long begun = System.nanoTime();
        for (int source = 0; source < PASSAGES / 20; source++) {
            var passages = new ArrayList<PassageEntry>();
            for (int at = 0; at < 20; at++) {
                passages.add(new PassageEntry(
                        new UUID(0, source), at, false, null, words(5), "", words(150), "en", vector()));
            }
            index.replace(new UUID(0, source), passages);
        }
        index.show();
        long built = System.nanoTime() - begun;
        long memory = held() - before;
        assertThat(index.size()).isEqualTo(PASSAGES);
        System.out.printf(
                "passages: %d, vectors of %d, built in %.1f s, hold %d MB%n",
                PASSAGES, DIMENSIONS, built / 1e9, memory >> 20);
        time("words", index, words -> null);
        if (DIMENSIONS > 0) {
            time("words and vectors", index, words -> vector());
        }
    }

    private void time(String how, LuceneIndex index, Function<String, @Nullable PassageVector> vectors) {
        var nanos = new long[SEARCHES];
        for (int search = 0; search < SEARCHES; search++) {
            String asked = words(8);
            PassageVector vector = vectors.apply(asked);
            long start = System.nanoTime();
            assertThat(index.search(new Visible.Public(), asked, vector, 5)).isNotEmpty();
            nanos[search] = System.nanoTime() - start;
        }
        long[] warm = Arrays.copyOfRange(nanos, SEARCHES / 4, SEARCHES);
        Arrays.sort(warm);
        System.out.printf(
                "search by %s: p50 %.1f ms, p99 %.1f ms%n",
                how, warm[warm.length / 2] / 1e6, warm[warm.length * 99 / 100] / 1e6);
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
