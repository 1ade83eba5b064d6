package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The one way to change conversations. {@link #open} locks the threads it is asked for inside the tenant's open
 * transaction; what is done to them is written in bulk by {@link OpenThreads#write}.
 */
@Component
public class Threads {
    private final ThreadRepository threads;
    private final MessageRepository messages;
    private final OutboxRepository outbox;
    private final LiveChanges live;
    private final Ids ids;
    private final Clock clock;

    Threads(
            ThreadRepository threads,
            MessageRepository messages,
            OutboxRepository outbox,
            LiveChanges live,
            Ids ids,
            Clock clock) {
        this.threads = threads;
        this.messages = messages;
        this.outbox = outbox;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param lane what orders the contact's messages on that channel; decides which worker delivers the answers */
    public record Key(ChannelId channel, ContactId contact, long lane) {}

    /** Locks the threads, making those that are missing. */
    public OpenThreads open(TenantId tenant, Collection<Key> keys) {
        Instant now = clock.instant();
        var open = new OpenThreads(tenant, now, new OpenThreads.Tables(threads, messages, outbox, live), ids);
        open.load(keys);
        return open;
    }

    /** Locks one thread that exists. */
    public Optional<OpenThreads> open(TenantId tenant, ConversationId id) {
        Instant now = clock.instant();
        var open = new OpenThreads(tenant, now, new OpenThreads.Tables(threads, messages, outbox, live), ids);
        return threads.lock(tenant, id).map(conversation -> open.with(List.of(conversation)));
    }
}
