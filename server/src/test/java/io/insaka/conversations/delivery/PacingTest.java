package io.insaka.conversations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.ChannelId;
import io.insaka.testing.TestingClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PacingTest {
    private static final int MOST = 100;
    private static final Duration STEP = Duration.ofMillis(10);

    final TestingClock clock = new TestingClock();
    final Pacing pacing = new Pacing(clock);
    final ChannelId account = new ChannelId(new UUID(0, 1));
    final ChannelId other = new ChannelId(new UUID(0, 2));

    @Test
    void neverPassesTheMostPerSecond() {
        sentIn(Duration.ofSeconds(1), account);
        assertThat(sentIn(Duration.ofSeconds(10), account)).isBetween(10 * MOST - 20, 10 * MOST);
    }

    @Test
    void halvesWhenTheProviderSaysTooFast() {
        sentIn(Duration.ofSeconds(1), account);
        pacing.tooFast(account);
        assertThat(sentIn(Duration.ofSeconds(1), account)).isBetween(MOST / 2 - 5, MOST / 2 + 5);
    }

    @Test
    void countsTheRefusalsOfOneBurstOnce() {
        sentIn(Duration.ofSeconds(1), account);
        for (int refusal = 0; refusal < 20; refusal++) {
            pacing.tooFast(account);
        }
        assertThat(sentIn(Duration.ofSeconds(1), account)).isBetween(MOST / 2 - 5, MOST / 2 + 5);
    }

    @Test
    void isNeverSlowedToAStandstill() {
        sentIn(Duration.ofSeconds(1), account);
        for (int refusal = 0; refusal < 20; refusal++) {
            clock.advance(Duration.ofMillis(400));
            pacing.tooFast(account);
        }
        assertThat(sentIn(Duration.ofSeconds(2), account)).isPositive();
    }

    @Test
    void growsBackToTheMost() {
        sentIn(Duration.ofSeconds(1), account);
        pacing.tooFast(account);
        sentIn(Duration.ofSeconds(60), account);
        assertThat(sentIn(Duration.ofSeconds(1), account)).isBetween(MOST - 5, MOST);
    }

    @Test
    void letsNoAccountHoldUpAnother() {
        sentIn(Duration.ofSeconds(1), account);
        sentIn(Duration.ofSeconds(1), other);
        pacing.tooFast(account);
        pacing.rest(account, Duration.ofSeconds(5));
        assertThat(sentIn(Duration.ofSeconds(1), other)).isBetween(MOST - 5, MOST);
        assertThat(pacing.resting()).containsExactly(account);
        clock.advance(Duration.ofSeconds(4));
        assertThat(pacing.resting()).isEmpty();
    }

    /** Asks far more often than is allowed. */
    private int sentIn(Duration time, ChannelId channel) {
        int sent = 0;
        for (long step = 0; step < time.dividedBy(STEP); step++) {
            clock.advance(STEP);
            for (int ask = 0; ask < 5; ask++) {
                sent += pacing.mayGo(channel, MOST) ? 1 : 0;
            }
        }
        return sent;
    }
}
