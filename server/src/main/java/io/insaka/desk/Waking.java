package io.insaka.desk;

import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Threads;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings back what was put off. Joins the tenant's open transaction. */
@Component
class Waking {
    private final DueRepository due;
    private final Threads threads;
    private final Activities activities;

    Waking(DueRepository due, Threads threads, Activities activities) {
        this.due = due;
        this.threads = threads;
        this.activities = activities;
    }

    /** Whoever puts it off once more holds its lock while they do: here it is as they left it. */
    void wake(TenantId tenant, UUID id) {
        var conversation = new ConversationId(id);
        threads.open(tenant, conversation).ifPresent(open -> {
            OpenThread thread = open.thread(conversation);
            if (thread.sleptEnough()) {
                thread.wake();
                activities.woke(tenant, conversation);
                open.write();
            }
            var later = thread.conversation().attention().snoozedUntil();
            if (later == null) {
                due.done(tenant, Chore.Kind.WAKE, id);
            } else {
                due.put(tenant, Chore.Kind.WAKE, id, later);
            }
        });
    }
}
