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
    private volatile long end;

    Deadline(Runnable cut, Duration patience) {
        this.cut = cut;
        this.alarm = alarm(patience);
    }

    private Future<?> alarm(Duration patience) {
        long millis = patience.toMillis();
        end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        return CLOCKWORK.schedule(() -> Thread.ofVirtual().start(cut), millis, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor clockwork() {
        var clockwork = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("deadlines").daemon().factory());
        clockwork.setRemoveOnCancelPolicy(true);
        return clockwork;
    }

    /** Starts again with this much time. */
    void extend(Duration patience) {
        alarm.cancel(false);
        alarm = alarm(patience);
    }

    /** By the clock and not by the alarm: the socket has the same patience, and may lose it first. */
    boolean passed() {
        return System.nanoTime() - end >= 0;
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }
}
