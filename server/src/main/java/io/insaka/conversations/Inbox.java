package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Conversations and messages for people to read. Every method joins the tenant's open transaction. */
@Component
public class Inbox {
    private final InboxRepository repository;
    private final MessageSeal seal;

    Inbox(InboxRepository repository, MessageSeal seal) {
        this.repository = repository;
        this.seal = seal;
    }

    /** Which conversations of a list. */
    public enum View {
        ALL,
        MINE,
        /** Waiting for a person. */
        UNASSIGNED
    }

    /**
     * @param resolved null for both
     * @param urgent only those of high priority
     * @param query words of names, numbers or messages; null for no search
     */
    public record Filter(
            @Nullable ChannelId channel,
            @Nullable Boolean resolved,
            View view,
            boolean urgent,
            Order order,
            TeammateId reader,
            @Nullable String query) {}

    /** What comes first in a list. */
    public enum Order {
        /** The latest activity. */
        RECENT,
        /** The most urgent, and of those who waits longest; lists only who waits for a person. */
        WAITING
    }

    /**
     * Where a page begins: behind the conversation that was active, or has been waiting since, then.
     *
     * @param priority of that conversation; of no matter in {@link Order#RECENT}
     */
    public record Place(Instant at, ConversationId id, Priority priority) {}

    /** A conversation with its latest message, which is null only in a thread that is still empty. */
    public record Listed(
            Conversation conversation, @Nullable Message latest) {}

    /** A page of the list. {@code contactWords}: see {@code Contacts.sought}. */
    public List<Listed> list(TenantId tenant, Filter filter, Long[] contactWords, @Nullable Place after, int limit) {
        Long[] messageWords = filter.query() == null ? new Long[0] : seal.soughtWords(tenant, filter.query());
        return repository.list(tenant, filter, new InboxRepository.Words(contactWords, messageWords), after, limit);
    }

    public record Counts(long mine, long unassigned, long all) {}

    public Counts counts(TenantId tenant, TeammateId reader, @Nullable Boolean resolved) {
        return repository.counts(tenant, reader, resolved);
    }

    public Optional<Listed> find(TenantId tenant, ConversationId id) {
        return repository.find(tenant, id);
    }

    /** The contact's thread on this channel, once there is one. */
    public Optional<Conversation> find(TenantId tenant, ChannelId channel, ContactId contact) {
        return repository.find(tenant, channel, contact);
    }

    /** How many messages of ours the contact has been sent and has not read. */
    public int unreadByContact(TenantId tenant, ConversationId conversation) {
        return repository.unreadByContact(tenant, conversation);
    }

    public List<Listed> ofContact(TenantId tenant, UUID contact) {
        return repository.ofContact(tenant, contact);
    }

    /** Oldest first, from behind {@code position} on. */
    public List<Message> after(TenantId tenant, ConversationId conversation, long position, int limit) {
        return repository.messages(tenant, conversation, position, Long.MAX_VALUE, true, limit);
    }

    /** Oldest first, the last ones before {@code position}. */
    public List<Message> before(TenantId tenant, ConversationId conversation, long position, int limit) {
        return repository
                .messages(tenant, conversation, 0, position, false, limit)
                .reversed();
    }

    public Optional<Message> message(TenantId tenant, ConversationId conversation, MessageId id) {
        return repository.message(tenant, conversation, id);
    }

    /** The latest thing the contact wrote, for read and typing marks. */
    public Optional<Message> latestInbound(TenantId tenant, ConversationId conversation) {
        return repository.latestInbound(tenant, conversation);
    }

    /** Whether something the bot said is on its way to the provider at this moment. */
    public boolean botIsSending(TenantId tenant, ConversationId conversation) {
        return repository.botIsSending(tenant, conversation);
    }
}
