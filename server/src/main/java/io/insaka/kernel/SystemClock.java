package io.insaka.kernel;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place where real time enters. */
@Configuration
class SystemClock {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
