package io.insaka.platform;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.springframework.boot.logging.StackTracePrinter;

/** The word {@code %quietEx} of a log pattern: the stack trace without what a message may give away. */
public final class QuietThrowables extends ThrowableHandlingConverter {
    static final String WORD = "quietEx";

    private static final StackTracePrinter PRINTER = new QuietStackTraces();

    @Override
    public String convert(ILoggingEvent event) {
        return event.getThrowableProxy() instanceof ThrowableProxy proxy
                ? System.lineSeparator() + PRINTER.printStackTraceToString(proxy.getThrowable())
                : "";
    }
}
