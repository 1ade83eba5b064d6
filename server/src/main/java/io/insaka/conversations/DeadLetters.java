package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Messages that were given up, for whoever means to try again. Joins the tenant's open transaction. */
@Component
public class DeadLetters {
    private final OutboxRepository outbox;

    DeadLetters(OutboxRepository outbox) {
        this.outbox = outbox;
    }

    /**
     * Back into the queue with a clean slate; whoever sends them again has looked at those in doubt. What is no dead letter
     * (any more) is left as it is, so that asking twice sends once.
     *
     * @return the conversation of each that goes again
     */
    public List<ConversationId> resend(TenantId tenant, Collection<MessageId> messages) {
        return messages.isEmpty() ? List.of() : outbox.resend(tenant, messages);
    }
}
