package io.insaka.desk.merging;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Merge;
import io.insaka.conversations.Merges;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Priority;
import io.insaka.desk.Activities;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** How urgent a conversation is by what was merged into it, and how urgent of its own. Joins the tenant's open transaction. */
@Component
class Raising {
    private final Merges merges;
    private final Activities activities;

    Raising(Merges merges, Activities activities) {
        this.merges = merges;
        this.activities = activities;
    }

    /** The priority it has of its own: before others raised it, or what somebody has said since. */
    Priority own(TenantId tenant, Conversation conversation) {
        List<Merge> before = merges.into(tenant, conversation.id());
        Priority own = before.isEmpty() ? null : before.getFirst().took().own();
        return own != null && raised(tenant, conversation, before, own)
                ? own
                : conversation.attention().priority();
    }

    /** As urgent as it is of its own and by what is still merged into it, unless somebody has said something else since. */
    void takeBack(TenantId tenant, OpenThread thread, Merge gone) {
        List<Merge> all = merges.into(tenant, gone.into());
        Priority own = gone.took().own();
        if (own == null || !raised(tenant, thread.conversation(), all, own)) {
            return;
        }
        thread.prioritise(highest(
                own,
                all.stream()
                        .filter(one -> !one.conversation().equals(gone.conversation()))
                        .toList()));
    }

    /** Whether its priority is what the merges made of it. A promise to the customer is a word about it, too. */
    private boolean raised(TenantId tenant, Conversation conversation, List<Merge> all, Priority own) {
        Instant first = all.getFirst().at();
        Instant told = conversation.attention().toldAt();
        return conversation.attention().priority() == highest(own, all)
                && (told == null || !told.isAfter(first))
                && !activities.prioritisedSince(tenant, conversation.id(), first);
    }

    private static Priority highest(Priority own, List<Merge> all) {
        return all.stream()
                .filter(one -> one.was().open())
                .map(one -> one.was().priority())
                .reduce(own, Priority::or);
    }
}
