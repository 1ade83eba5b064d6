package io.insaka.outside;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Cuts an exchange off when its time is over: closing is the one thing that wakes a reader of a silent server. */
final class Deadline implements AutoCloseable {
    private final Runnable cut;
    private CompletableFuture<?> alarm;
    private volatile boolean passed;

    Deadline(Runnable cut, Duration patience) {
        this.cut = cut;
        this.alarm = alarm(patience);
    }

    private CompletableFuture<?> alarm(Duration patience) {
        return CompletableFuture.runAsync(
                this::pass, CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
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
