package io.insaka.conversations;

import io.insaka.conversations.Threads.Key;
import io.insaka.intake.Lane;
import io.insaka.kernel.AsOf;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Threads of one organisation, locked by the open transaction, with what is being done to them. */
public final class OpenThreads {
    private final TenantId tenant;
    private final Instant now;
    private final Tables tables;
    private final Ids ids;
    private final Map<ConversationId, OpenThread> byId = new LinkedHashMap<>();
    private final Map<ThreadRepository.Pair, ConversationId> byPair = new LinkedHashMap<>();

    @Component
    record Tables(
            ThreadRepository threads,
            MessageRepository messages,
            AliasRepository aliases,
            OutboxRepository outbox,
            AttachmentRepository attachments,
            LiveChanges live,
            ActiveConversations active,
            MirrorRepository mirrored,
            ApplicationEventPublisher events) {}

    OpenThreads(TenantId tenant, Instant now, Tables tables, Ids ids) {
        this.tenant = tenant;
        this.now = now;
        this.tables = tables;
        this.ids = ids;
    }

    void load(Collection<Key> keys) {
        if (!keys.isEmpty()) {
            with(tables.threads().lockOrCreate(tenant, keys, now));
        }
    }

    OpenThreads with(List<Conversation> conversations) {
        for (Conversation conversation : conversations) {
            byId.put(conversation.id(), new OpenThread(conversation, now, ids));
            byPair.put(new ThreadRepository.Pair(conversation.channel(), conversation.contact()), conversation.id());
        }
        return this;
    }

    public OpenThread thread(ChannelId channel, ContactId contact) {
        ConversationId id = byPair.get(new ThreadRepository.Pair(channel, contact));
        if (id == null) {
            throw new IllegalStateException("the thread was not opened");
        }
        return thread(id);
    }

    public OpenThread thread(ConversationId id) {
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new IllegalStateException("the thread was not opened"));
    }

    public Collection<OpenThread> all() {
        return byId.values();
    }

    /** Writes everything that was done since the last time, in a handful of statements however many threads there are. */
    public void write() {
        List<OpenThread> touched =
                byId.values().stream().filter(OpenThread::touched).toList();
        if (touched.isEmpty()) {
            return;
        }
        tables.threads()
                .update(tenant, touched.stream().map(OpenThread::conversation).toList());
        List<NewMessage> written =
                touched.stream().flatMap(thread -> thread.written().stream()).toList();
        if (!written.isEmpty()) {
            tables.messages().insert(tenant, written);
            tables.aliases().add(tenant, written);
            tables.attachments().request(tenant, written, now);
        }
        List<Outgoing> sent = written.stream()
                .filter(message ->
                        message.direction() == Direction.OUTBOUND && message.status() == MessageStatus.QUEUED)
                .map(message -> outgoing(message))
                .toList();
        if (!sent.isEmpty()) {
            tables.outbox().insert(tenant, sent, now);
        }
        List<ConversationId> silenced = touched.stream()
                .filter(OpenThread::silenced)
                .map(thread -> thread.conversation().id())
                .toList();
        if (!silenced.isEmpty()) {
            tables.outbox().cancelBot(tenant, silenced);
        }
        tables.live()
                .record(
                        tenant,
                        touched.stream()
                                .map(thread -> new Change(thread.conversation().id(), thread.what()))
                                .toList());
        List<HandsChanged.Passed> passed = touched.stream()
                .map(OpenThread::passed)
                .filter(Objects::nonNull)
                .toList();
        if (!AsOf.isHere()) {
            tables.mirrored()
                    .request(
                            tenant,
                            touched.stream()
                                    .filter(OpenThread::changedHands)
                                    .map(OpenThread::conversation)
                                    .toList(),
                            now);
        }
        List<Parted.From> parted = touched.stream().flatMap(Parted.From::of).toList();
        touched.forEach(thread -> {
            tables.active().seen(thread.conversation().id());
            thread.settle();
        });
        if (!passed.isEmpty() && !AsOf.isHere()) {
            tables.events().publishEvent(new HandsChanged(tenant, passed));
        }
        if (!parted.isEmpty()) {
            tables.events().publishEvent(new Parted(tenant, parted));
        }
    }

    /** As {@link #write}, if anything was done to this thread: who reads beside it finds all of it. */
    public void write(OpenThread thread) {
        if (thread.touched()) {
            write();
        }
    }

    /** What the outbox needs to know of a message. */
    record Outgoing(NewMessage message, ConversationId conversation, ChannelId channel, short shard) {}

    private Outgoing outgoing(NewMessage message) {
        Conversation conversation = thread(message.conversation()).conversation();
        return new Outgoing(message, conversation.id(), conversation.channel(), Lane.shard(conversation.lane()));
    }
}
