package io.insaka.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Every line the product writes while this is open, ours down to the smallest, as an operator gets them. */
final class LoggedLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final PatternLayout layout = new PatternLayout();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.insaka");
    private final Level rootBefore = root.getLevel();
    private final Level oursBefore = ours.getLevel();

    /** @param pattern the product's own */
    static LoggedLines open(String pattern) {
        var lines = new LoggedLines();
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        lines.layout.setContext(context);
        lines.layout.setPattern(pattern);
        lines.layout.start();
        lines.setContext(context);
        lines.start();
        lines.root.setLevel(Level.INFO);
        lines.ours.setLevel(Level.TRACE);
        lines.root.addAppender(lines);
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(layout.doLayout(event));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(rootBefore);
        ours.setLevel(oursBefore);
        stop();
    }
}
