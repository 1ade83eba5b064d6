package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The changes of a thread in an order that never changes afterwards, for readers who come back and want what is missing.
 * Joins the tenant's open transaction.
 */
@Component
public class ThreadChanges {
    private final MessageRepository messages;

    ThreadChanges(MessageRepository messages) {
        this.messages = messages;
    }

    /** A place in the order of changes: the transaction, and within it the place in the thread. */
    public record Mark(long change, long position) {}

    /** A message as it is now, and the place of its latest change. */
    public record Changed(Mark mark, Message message) {}

    /** Everything up to here is settled; whatever is changed from now on comes behind it. */
    public Mark now() {
        return messages.horizon();
    }

    /**
     * The messages that are new or different behind {@code mark}, each once. A change waits until every transaction that
     * began before it has ended, so that none can slip in before a place that was given away.
     */
    public List<Changed> after(TenantId tenant, ConversationId conversation, Mark mark, int limit) {
        return messages.changed(tenant, conversation, mark, limit);
    }
}
