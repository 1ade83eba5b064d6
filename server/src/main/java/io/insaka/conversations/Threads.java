package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way to change conversations. {@link #open} locks the threads it is asked for inside the tenant's open
 * transaction; what is done to them is written in bulk by {@link OpenThreads#write}.
 */
@Component
public class Threads {
    private final ThreadRepository threads;
    private final OpenThreads.Tables tables;
    private final Ids ids;
    private final Clock clock;

    Threads(ThreadRepository threads, OpenThreads.Tables tables, Ids ids, Clock clock) {
        this.threads = threads;
        this.tables = tables;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param lane what orders the contact's messages on that channel; decides which worker delivers the answers */
    public record Key(ChannelId channel, ContactId contact, long lane) {}

    /** Locks the threads, making those that are missing. */
    public OpenThreads open(TenantId tenant, Collection<Key> keys) {
        Instant now = clock.instant();
        var open = new OpenThreads(tenant, now, tables, ids);
        open.load(keys);
        return open;
    }

    /** Locks threads that exist. */
    public OpenThreads openAll(TenantId tenant, Collection<ConversationId> conversations) {
        return new OpenThreads(tenant, clock.instant(), tables, ids).with(threads.lockAll(tenant, conversations));
    }

    /** A conversation in which nobody has written since. */
    public record Quiet(ConversationId id, ChannelId channel, Instant lastAt) {}

    /** Behind which of them to go on. */
    public record Place(Instant at, ConversationId id) {}

    /**
     * What is at work, waits for nobody here, and has been quiet since {@code before}; the longest first. Joins the tenant's
     * open transaction, and locks nothing.
     */
    public List<Quiet> quiet(TenantId tenant, Instant before, @Nullable Place after, int most) {
        return threads.quiet(tenant, before, after, most);
    }

    /** Locks one thread that exists. */
    public Optional<OpenThreads> open(TenantId tenant, ConversationId id) {
        Instant now = clock.instant();
        var open = new OpenThreads(tenant, now, tables, ids);
        return threads.lock(tenant, id).map(conversation -> open.with(List.of(conversation)));
    }
}
