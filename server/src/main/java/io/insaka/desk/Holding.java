package io.insaka.desk;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Teammates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Keeps a teammate from being talked over, or losing a conversation, by somebody who did not notice them; and a conversation
 * from being resolved before what has to be known of it is known.
 */
@Component
public class Holding {
    private final Teammates teammates;
    private final List<BeforeResolving> before;
    private final List<AfterResolving> after;

    Holding(Teammates teammates, List<BeforeResolving> before, List<AfterResolving> after) {
        this.teammates = teammates;
        this.before = before;
        this.after = after;
    }

    /**
     * Refuses, naming the holder, when another teammate has the conversation. Joins the tenant's open transaction.
     *
     * @param force the caller knows, and means it
     */
    public void askFirst(Caller caller, Conversation conversation, boolean force) {
        if (!force
                && conversation.holder() instanceof Holder.Teammate other
                && !other.id().equals(caller.teammate())) {
            throw DeskProblem.held(
                    teammates.names(caller.tenant(), Set.of(other.id())).getOrDefault(other.id(), "Another teammate"));
        }
    }

    /**
     * Refuses, naming what is missing, when a person may not resolve it yet. Joins the tenant's open transaction.
     *
     * @param conversation as it is while it is resolved: with whoever holds it until then
     */
    void askWhatIsMissing(TenantId tenant, Conversation conversation) {
        List<BeforeResolving.Missing> missing = before.stream()
                .flatMap(asking -> asking.missing(tenant, conversation).stream())
                .toList();
        if (!missing.isEmpty()) {
            throw DeskProblem.incomplete(missing);
        }
    }

    /** A teammate is done with it. @param conversation as it was until then. Joins the tenant's open transaction. */
    void resolved(Caller caller, Conversation conversation) {
        after.forEach(hearing -> hearing.resolved(caller.tenant(), conversation, caller.teammate()));
    }

    /** Who writes later in this teammate's name; empty when they have left, or may not answer customers any more. */
    Optional<Caller> author(TenantId tenant, TeammateId teammate) {
        return teammates.acting(tenant, teammate).filter(caller -> caller.may(Permission.CONVERSATIONS_WRITE));
    }

    /** Whether this teammate works here now, and may answer this customer. */
    public boolean answers(TenantId tenant, TeammateId teammate, Conversation conversation) {
        return teammates.answers(tenant, teammate, conversation.channel().value());
    }
}
