package io.insaka.live;

import io.insaka.kernel.TenantId;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One open stream. A watcher too slow for its queue is closed; it comes back with the last id it saw. */
final class Watcher {
    private static final int QUEUE = 2_000;

    private final TenantId tenant;
    private final BlockingQueue<LiveEvent> queue = new LinkedBlockingQueue<>(QUEUE);
    private volatile LiveCursor cursor;
    private volatile boolean open = true;

    Watcher(TenantId tenant, LiveCursor cursor) {
        this.tenant = tenant;
        this.cursor = cursor;
    }

    TenantId tenant() {
        return tenant;
    }

    LiveCursor cursor() {
        return cursor;
    }

    boolean open() {
        return open;
    }

    void close() {
        open = false;
    }

    void offer(LiveEvent event) {
        if (queue.offer(event)) {
            cursor = event.cursor();
        } else {
            open = false;
        }
    }

    @Nullable
    LiveEvent next(long millis) throws InterruptedException {
        return queue.poll(millis, TimeUnit.MILLISECONDS);
    }
}
