package io.insaka.operations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Threads for what recurs. Several, so that one task that waits for the database does not keep leases from renewal. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Schedules {
    private static final int THREADS = 4;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("recurring-");
        scheduler.setDaemon(true);
        return scheduler;
    }
}
