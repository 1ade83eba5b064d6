package io.insaka.brain.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static Pace writes(Pace pace, int times, Instant at) {
        Pace next = pace;
        for (int n = 0; n < times; n++) {
            next = next.after(at, "message " + n, 20, 200);
        }
        return next;
    }

    @Test
    void letsSomebodyWriteALotAtOnce() {
        assertThat(writes(Pace.NONE, 20, NOON).hushed()).isFalse();
        assertThat(writes(Pace.NONE, 21, NOON).hushed()).isTrue();
    }

    @Test
    void staysHushedUntilTheyCalm() {
        Pace flood = writes(Pace.NONE, 100, NOON);
        assertThat(writes(flood, 1, NOON.plusSeconds(20)).hushed()).isTrue();
        assertThat(writes(flood, 1, NOON.plusSeconds(60)).hushed()).isFalse();
    }

    @Test
    void neverHushesAQuietTalker() {
        Pace pace = Pace.NONE;
        for (int minute = 0; minute < 190; minute++) {
            pace = writes(pace, 1, NOON.plus(Duration.ofMinutes(minute)));
            assertThat(pace.hushed()).isFalse();
        }
    }

    @Test
    void countsTheDayToo() {
        Pace pace = Pace.NONE;
        for (int n = 0; n < 200; n++) {
            pace = writes(pace, 1, NOON.plusSeconds(10L * n));
        }
        assertThat(pace.hushed()).isFalse();
        assertThat(writes(pace, 1, NOON.plusSeconds(4000)).hushed()).isTrue();
        assertThat(writes(pace, 1, NOON.plus(Duration.ofDays(1))).hushed()).isFalse();
    }

    @Test
    void noticesTheSameWordsInARow() {
        Pace pace = Pace.NONE;
        for (int n = 0; n < 5; n++) {
            pace = pace.after(NOON, "buy cheap watches here", 20, 200);
        }
        assertThat(pace.repeats()).isEqualTo(4);
        assertThat(pace.after(NOON, "something else entirely", 20, 200).repeats())
                .isZero();
        assertThat(pace.after(NOON, "ok", 20, 200).after(NOON, "ok", 20, 200).repeats())
                .isZero();
    }

    @Test
    void isStoredInSevenNumbersHoweverMuchWasWritten() {
        Pace pace = writes(Pace.NONE, 1_000, NOON);
        assertThat(pace.numbers()).hasSize(7);
        assertThat(Pace.of(pace.numbers())).isEqualTo(pace);
    }

    @Test
    void takesMessagesThatComeLateInAnyOrder() {
        Pace pace = writes(writes(Pace.NONE, 1, NOON), 1, NOON.minusSeconds(900));
        assertThat(pace.level()).isEqualTo(2);
        assertThat(pace.at()).isEqualTo(NOON.getEpochSecond());
    }
}
