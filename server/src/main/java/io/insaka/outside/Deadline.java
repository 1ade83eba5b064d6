package io.insaka.outside;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Cuts an exchange off when its time is over: closing is the one thing that wakes a reader of a silent server. */
final class Deadline implements AutoCloseable {
    /** One for all: nearly every alarm is switched off before it rings. */
    private static final ScheduledThreadPoolExecutor CLOCKWORK = clockwork();

    private final Runnable cut;
    private Future<?> alarm;
    private volatile boolean passed;

    Deadline(Runnable cut, Duration patience) {
        this.cut = cut;
        this.alarm = alarm(patience);
    }

    private Future<?> alarm(Duration patience) {
        return CLOCKWORK.schedule(
                () -> Thread.ofVirtual().start(this::pass), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor clockwork() {
        var clockwork = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("deadlines").daemon().factory());
        clockwork.setRemoveOnCancelPolicy(true);
        return clockwork;
    }

    private void pass() {
        passed = true;
        cut.run();
    }

    /** Starts again with this much time. */
    void extend(Duration patience) {
        alarm.cancel(false);
        alarm = alarm(patience);
    }

    boolean passed() {
        return passed;
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }
}
