package io.insaka.live;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The stream of an organisation for other modules of this process. */
@Component
public class LiveFeeds {
    private static final long LOOK_MILLIS = 1_000;

    private final LiveHub hub;

    LiveFeeds(LiveHub hub) {
        this.hub = hub;
    }

    /** An open feed. */
    public final class Feed implements AutoCloseable {
        private final TenantId tenant;
        private volatile boolean open = true;

        private Feed(TenantId tenant) {
            this.tenant = tenant;
        }

        @Override
        public void close() {
            open = false;
        }

        private void run(Watcher first, Consumer<Change> listener) {
            Watcher watcher = first;
            try {
                while (open) {
                    LiveEvent event = watcher.next(LOOK_MILLIS);
                    if (event != null) {
                        ConversationId conversation =
                                event.conversation() == null ? null : new ConversationId(event.conversation());
                        listener.accept(new Change(conversation, event.what()));
                    } else if (!watcher.open() && hub.isRunning()) {
                        // It was too slow for its queue: on from the last change that fitted in.
                        hub.leave(watcher);
                        watcher = hub.watch(tenant, watcher.cursor());
                    }
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                watcher.close();
                hub.leave(watcher);
            }
        }
    }

    /**
     * Tells {@code listener} of every change from now on, one after the other on a thread of its own, until the feed is
     * closed. The listener must not throw.
     */
    public Feed listen(TenantId tenant, Consumer<Change> listener) {
        var feed = new Feed(tenant);
        Watcher watcher = hub.watch(tenant, null);
        Thread.ofVirtual().name("live-feed").start(() -> feed.run(watcher, listener));
        return feed;
    }
}
