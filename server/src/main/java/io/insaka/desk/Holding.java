package io.insaka.desk;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Teammates;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps a teammate from being talked over, or losing a conversation, by somebody who did not notice them. */
@Component
class Holding {
    private final Teammates teammates;

    Holding(Teammates teammates) {
        this.teammates = teammates;
    }

    /**
     * Refuses, naming the holder, when another teammate has the conversation. Joins the tenant's open transaction.
     *
     * @param force the caller knows, and means it
     */
    void askFirst(Caller caller, Conversation conversation, boolean force) {
        if (!force
                && conversation.holder() instanceof Holder.Teammate other
                && !other.id().equals(caller.teammate())) {
            throw DeskProblem.held(
                    teammates.names(caller.tenant(), Set.of(other.id())).getOrDefault(other.id(), "Another teammate"));
        }
    }

    /** Whether this teammate works here now and may answer customers. */
    boolean answers(TenantId tenant, TeammateId teammate) {
        return teammates.answers(tenant, teammate);
    }
}
