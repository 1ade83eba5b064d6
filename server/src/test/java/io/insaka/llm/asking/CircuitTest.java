package io.insaka.llm.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.llm.Failure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private final Circuit circuit = new Circuit();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    private void fail(Failure why) {
        assertThat(circuit.enter(now)).isTrue();
        circuit.failed(why, null, now);
    }

    private void open() {
        for (int failure = 0; failure < Circuit.FAILURES; failure++) {
            fail(Failure.SERVER_ERROR);
        }
    }

    @Test
    void opensAfterFiveFailuresInARow() {
        for (int failure = 1; failure < Circuit.FAILURES; failure++) {
            fail(Failure.SERVER_ERROR);
        }
        circuit.worked();
        open();
        assertThat(circuit.state(now)).isInstanceOf(Circuit.State.Open.class);
        assertThat(circuit.enter(now)).isFalse();
    }

    @Test
    void letsOneProbeThroughAfterAMinute() {
        open();
        now = now.plus(Circuit.PROBE_AFTER);
        assertThat(circuit.state(now)).isInstanceOf(Circuit.State.HalfOpen.class);
        assertThat(circuit.enter(now)).isTrue();
        assertThat(circuit.enter(now)).as("the probe is under way").isFalse();
        circuit.worked();
        assertThat(circuit.state(now)).isEqualTo(new Circuit.State.Closed(0));
    }

    @Test
    void opensAgainWhenTheProbeFails() {
        open();
        now = now.plus(Circuit.PROBE_AFTER);
        fail(Failure.TIMED_OUT);
        assertThat(circuit.enter(now)).isFalse();
        now = now.plus(Circuit.PROBE_AFTER);
        assertThat(circuit.enter(now)).isTrue();
    }

    /** The process that sent the probe may be gone. */
    @Test
    void doesNotWaitForAProbeForEver() {
        open();
        now = now.plus(Circuit.PROBE_AFTER);
        assertThat(circuit.enter(now)).isTrue();
        now = now.plus(Circuit.PROBE_AFTER).plusMillis(1);
        assertThat(circuit.enter(now)).isTrue();
    }

    @Test
    void staysOpenLongForWhatOnlyAPersonCanMend() {
        fail(Failure.QUOTA_SPENT);
        now = now.plus(Circuit.PROBE_AFTER);
        assertThat(circuit.enter(now)).isFalse();
        now = now.plus(Circuit.PERSON_AFTER);
        assertThat(circuit.enter(now)).isTrue();
    }

    @Test
    void staysOpenAsLongAsTheServerAskedFor() {
        for (int failure = 0; failure < Circuit.FAILURES; failure++) {
            circuit.failed(Failure.RATE_LIMITED, Duration.ofMinutes(5), now);
        }
        now = now.plus(Duration.ofMinutes(4));
        assertThat(circuit.enter(now)).isFalse();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(circuit.enter(now)).isTrue();
    }
}
