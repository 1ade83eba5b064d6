package io.insaka.conversations;

import io.insaka.tenancy.TeammateLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a teammate held when they left waits for the next person. */
@Component
class Departures {
    private static final String REASON = "the teammate who had it has left";

    private final ThreadRepository threads;
    private final Threads open;

    Departures(ThreadRepository threads, Threads open) {
        this.threads = threads;
        this.open = open;
    }

    @EventListener
    void letGo(TeammateLeft left) {
        threads.heldBy(left.tenant(), left.teammate())
                .forEach(id -> open.open(left.tenant(), id).ifPresent(thread -> {
                    thread.thread(id).letGo(new Holder.Teammate(left.teammate()), REASON);
                    thread.write();
                }));
    }
}
