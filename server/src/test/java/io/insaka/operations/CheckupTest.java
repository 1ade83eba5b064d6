package io.insaka.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.llm.ModelsOutlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckupTest {
    @ParameterizedTest
    @CsvSource({
        "0,0,0,0,HEALTHY",
        "3,1,0,0,HEALTHY",
        "1,0,1,0,HEALTHY",
        "0,1,1,0,HEALTHY",
        "0,0,1,0,DEGRADED",
        "0,0,0,1,DEGRADED",
        "2,0,2,1,DEGRADED",
        "9,1,3,2,HEALTHY"
    })
    void isIllWithItsChannelsWhenMostOfThemFail(
            long ok, long unverified, long failing, long expired, Check.Status status) {
        Check check = Checkup.channels(
                Map.of("ok", ok, "unverified", unverified, "failing", failing, "expired", expired, "disabled", 40L));
        assertThat(check.status()).isEqualTo(status);
        assertThat(check.figures()).containsEntry("failing", failing).containsEntry("disabled", 40L);
    }

    @Test
    void isIllWhenNoModelCanBeAsked() {
        assertThat(Checkup.models(Optional.of(0L), new ModelsOutlook.Circuits(0, 0))
                        .status())
                .isEqualTo(Check.Status.HEALTHY);
        assertThat(Checkup.models(Optional.of(3L), new ModelsOutlook.Circuits(3, 2))
                        .status())
                .isEqualTo(Check.Status.HEALTHY);
        Check all = Checkup.models(Optional.of(3L), new ModelsOutlook.Circuits(3, 3));
        assertThat(all.status()).isEqualTo(Check.Status.DEGRADED);
        assertThat(all.figures()).containsEntry("configured", 3L).containsEntry("open", 3);
    }

    /** Far more than whatever else goes on in this process meanwhile. */
    @Test
    void countsWhatACollectionLeaves() {
        List<byte[]> kept = new ArrayList<>();
        for (int n = 0; n < 64; n++) {
            kept.add(new byte[1 << 20]);
        }
        System.gc();
        long with = Heap.usedBytes();
        assertThat(with).isGreaterThan(64L << 20);
        assertThat(kept).hasSize(64);
        kept.clear();
        System.gc();
        assertThat(Heap.usedBytes()).isLessThan(with - (32L << 20));
    }
}
