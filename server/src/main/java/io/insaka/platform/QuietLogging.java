package io.insaka.platform;

import ch.qos.logback.classic.PatternLayout;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/** Teaches the log its word before the first line is written; Boot's own set-up of the log stays in force otherwise. */
public final class QuietLogging implements ApplicationListener<ApplicationStartingEvent> {
    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put(QuietThrowables.WORD, QuietThrowables::new);
    }
}
