package io.insaka.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankTest {
    @Test
    void isBetweenItsNeighboursWhereverItIsPut() {
        var random = new Random(7);
        List<BigDecimal> column = new ArrayList<>();
        for (int n = 0; n < 2_000; n++) {
            int at = random.nextInt(column.size() + 1);
            column.add(
                    at, Rank.between(at == 0 ? null : column.get(at - 1), at == column.size() ? null : column.get(at)));
        }
        assertThat(column).isSorted().doesNotHaveDuplicates();
        assertThat(column.stream().mapToInt(BigDecimal::scale).max().orElseThrow())
                .isLessThan(20);
    }

    @Test
    void growsByADigitInNineAtTheSamePlace() {
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ONE;
        for (int n = 0; n < 900; n++) {
            low = Rank.between(low, high);
        }
        assertThat(low.scale()).isLessThanOrEqualTo(101);
    }
}
