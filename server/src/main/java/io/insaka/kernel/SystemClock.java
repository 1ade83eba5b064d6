package io.insaka.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place where real time enters. */
@Configuration
class SystemClock {
    @Bean
    Clock clock() {
        return new OfThread(Clock.systemUTC());
    }

    /** Tells the real time, but where a thread writes history: see {@link AsOf}. */
    private static final class OfThread extends Clock {
        private final Clock real;

        OfThread(Clock real) {
            this.real = real;
        }

        @Override
        public Instant instant() {
            return AsOf.here().orElseGet(real::instant);
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new OfThread(real.withZone(zone));
        }
    }
}
