package io.insaka.conversations;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.SightNarrowed;
import io.insaka.tenancy.TeammateLeft;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a teammate held when they left, or no longer sees, waits for the next person. */
@Component
class Departures {
    private static final String REASON = "the teammate who had it has left";

    private static final String OUT_OF_SIGHT = "the teammate who had it no longer sees its channel";

    private final ThreadRepository threads;
    private final Threads open;

    Departures(ThreadRepository threads, Threads open) {
        this.threads = threads;
        this.open = open;
    }

    @EventListener
    void letGo(TeammateLeft left) {
        letGo(left.tenant(), left.teammate(), REASON, conversation -> true);
    }

    /** What they still see stays with them. */
    @EventListener
    void letGo(SightNarrowed narrowed) {
        letGo(
                narrowed.tenant(),
                narrowed.teammate(),
                OUT_OF_SIGHT,
                conversation -> !narrowed.sight().shows(conversation.channel().value()));
    }

    private void letGo(TenantId tenant, TeammateId teammate, String reason, Predicate<Conversation> which) {
        threads.heldBy(tenant, teammate)
                .forEach(id -> open.open(tenant, id).ifPresent(thread -> {
                    if (which.test(thread.thread(id).conversation())) {
                        thread.thread(id).letGo(new Holder.Teammate(teammate), reason);
                    }
                    thread.write();
                }));
    }
}
