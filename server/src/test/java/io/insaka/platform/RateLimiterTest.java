package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.TestingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final TestingClock clock = new TestingClock();
    private final RateLimiter limiter = new RateLimiter(clock, 3, Duration.ofMinutes(1));

    private void take(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limiter.take("a")).isEmpty();
        }
    }

    @Test
    void letsTheLimitThroughAndSaysHowLongToWait() {
        take(3);
        clock.advance(Duration.ofSeconds(20));
        assertThat(limiter.take("a")).contains(Duration.ofSeconds(40));
        assertThat(limiter.take("b")).isEmpty();
    }

    @Test
    void startsAgainWhenTheWindowHasPassed() {
        take(3);
        clock.advance(Duration.ofSeconds(60));
        take(3);
        assertThat(limiter.take("a")).isPresent();
    }

    @Test
    void tellsHowASenderStands() {
        assertThat(limiter.look("a").left()).isEqualTo(3);
        take(2);
        assertThat(limiter.look("a"))
                .isEqualTo(new RateLimiter.Turn(true, 3, 1, Duration.ofMinutes(1), Duration.ofMinutes(1)));
        take(1);
        assertThat(limiter.look("a").granted()).isFalse();
        assertThat(limiter.turn("a").granted()).isFalse();
        assertThat(limiter.look("b").granted()).isTrue();
    }
}
