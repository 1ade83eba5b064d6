package io.insaka.live;

import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One open stream. A watcher too slow for its queue is closed; it comes back with the last id it saw. */
final class Watcher {
    private static final int QUEUE = 2_000;
    private static final LiveEvent END = new LiveEvent(new LiveCursor(0, 0, Instant.EPOCH), null, "", true);

    private final TenantId tenant;
    private final LiveCursor begin;
    private final BlockingQueue<LiveEvent> queue = new LinkedBlockingQueue<>(QUEUE);
    private volatile LiveCursor cursor;
    private volatile boolean open = true;
    private volatile boolean caughtUp;

    Watcher(TenantId tenant, LiveCursor cursor) {
        this.tenant = tenant;
        this.begin = cursor;
        this.cursor = cursor;
    }

    TenantId tenant() {
        return tenant;
    }

    /** Where it began; what is told comes after this. */
    LiveCursor begin() {
        return begin;
    }

    /** The last change that is in its queue, told already or not. */
    LiveCursor cursor() {
        return cursor;
    }

    boolean open() {
        return open;
    }

    /** Whoever waits for what comes next is told at once. */
    void close() {
        open = false;
        queue.offer(END);
    }

    /** It has all there was when it was looked for; from here on it is fed with the others. */
    void caughtUp() {
        caughtUp = true;
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    void offer(LiveEvent event) {
        if (queue.offer(event)) {
            cursor = event.cursor();
        } else {
            open = false;
        }
    }

    boolean drained() {
        return queue.isEmpty();
    }

    @Nullable
    LiveEvent next(long millis) throws InterruptedException {
        LiveEvent event = queue.poll(millis, TimeUnit.MILLISECONDS);
        return event == END ? null : event;
    }
}
