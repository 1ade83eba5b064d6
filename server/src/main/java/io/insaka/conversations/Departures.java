package io.insaka.conversations;

import io.insaka.database.Sight;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.SightNarrowed;
import io.insaka.tenancy.TeammateLeft;
import io.insaka.tenancy.Teammates;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a teammate held when they left, or no longer sees, waits for the next person, or is handed to them. */
@Component
public class Departures {
    private static final String REASON = "the teammate who had it has left";

    private static final String OUT_OF_SIGHT = "the teammate who had it no longer sees its channel";

    private final ThreadRepository threads;
    private final Threads open;
    private final Teammates teammates;

    Departures(ThreadRepository threads, Threads open, Teammates teammates) {
        this.threads = threads;
        this.open = open;
        this.teammates = teammates;
    }

    /** How many would be let go if they left. Joins the tenant's open transaction. */
    public int held(TenantId tenant, TeammateId teammate) {
        return threads.heldBy(tenant, teammate).size();
    }

    @EventListener
    void letGo(TeammateLeft left) {
        TeammateId next = left.handTo();
        Sight sight =
                next == null ? null : teammates.answering(left.tenant(), next).orElse(null);
        letGo(left.tenant(), left.teammate(), REASON, conversation -> true, thread -> {
            if (next != null
                    && sight != null
                    && sight.shows(thread.conversation().channel().value())) {
                thread.give(new Holder.Teammate(next));
            }
        });
    }

    /** What they still see stays with them. */
    @EventListener
    void letGo(SightNarrowed narrowed) {
        letGo(
                narrowed.tenant(),
                narrowed.teammate(),
                OUT_OF_SIGHT,
                conversation -> !narrowed.sight().shows(conversation.channel().value()),
                thread -> {});
    }

    private void letGo(
            TenantId tenant,
            TeammateId teammate,
            String reason,
            Predicate<Conversation> which,
            Consumer<OpenThread> then) {
        threads.heldBy(tenant, teammate)
                .forEach(id -> open.open(tenant, id).ifPresent(thread -> {
                    if (which.test(thread.thread(id).conversation())) {
                        thread.thread(id).letGo(new Holder.Teammate(teammate), reason);
                        then.accept(thread.thread(id));
                    }
                    thread.write();
                }));
    }
}
