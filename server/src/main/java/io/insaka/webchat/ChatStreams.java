package io.insaka.webchat;

import io.insaka.channels.webchat.WebChat;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveFeeds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Carries an organisation's changes to the streams of the visitors they are about: one feed, however many visitors. */
@Component
class ChatStreams implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ChatStreams.class);

    private final LiveFeeds feeds;
    private final TenantTransactions transactions;
    private final Inbox inbox;
    private final Contacts contacts;
    private final ChatLimits limits;
    private final Map<TenantId, Hall> halls = new HashMap<>();
    private volatile boolean running;

    ChatStreams(LiveFeeds feeds, TenantTransactions transactions, Inbox inbox, Contacts contacts, ChatLimits limits) {
        this.feeds = feeds;
        this.transactions = transactions;
        this.inbox = inbox;
        this.contacts = contacts;
        this.limits = limits;
    }

    /** The streams of one organisation, by visitor. */
    private static final class Hall {
        private final Map<String, Set<ChatStream>> byVisitor = new HashMap<>();
        private final Map<ConversationId, Set<ChatStream>> byConversation = new HashMap<>();
        private LiveFeeds.@Nullable Feed feed;
    }

    /** From here on the stream hears of what happens in the visitor's thread, also when that only begins. */
    synchronized ChatStream open(Visit visit, @Nullable ConversationId conversation) {
        Hall hall = halls.computeIfAbsent(visit.tenant(), tenant -> new Hall());
        Set<ChatStream> mine = hall.byVisitor.computeIfAbsent(key(visit), key -> new HashSet<>());
        if (mine.size() >= limits.streamsPerVisitor()) {
            throw ChatProblem.tooManyStreams();
        }
        var stream = new ChatStream(visit);
        mine.add(stream);
        if (hall.feed == null) {
            hall.feed = feeds.listen(visit.tenant(), change -> spread(visit.tenant(), change));
        }
        if (conversation != null) {
            bind(hall, stream, conversation);
        }
        return stream;
    }

    private static String key(Visit visit) {
        return visit.visitor().id().toString();
    }

    private static void bind(Hall hall, ChatStream stream, ConversationId conversation) {
        stream.bind(conversation);
        hall.byConversation
                .computeIfAbsent(conversation, key -> new HashSet<>())
                .add(stream);
    }

    /** The stream found its thread by itself. */
    synchronized void bind(ChatStream stream, ConversationId conversation) {
        Hall hall = halls.get(stream.visit().tenant());
        if (hall != null && stream.open() && stream.conversation() == null) {
            bind(hall, stream, conversation);
        }
    }

    /** Whether a page of this visitor is open, here on this node. */
    synchronized boolean watching(TenantId tenant, UUID visitor) {
        Hall hall = halls.get(tenant);
        return hall != null && hall.byVisitor.containsKey(visitor.toString());
    }

    synchronized void leave(ChatStream stream) {
        Hall hall = halls.get(stream.visit().tenant());
        if (hall == null) {
            return;
        }
        drop(hall.byVisitor, key(stream.visit()), stream);
        ConversationId conversation = stream.conversation();
        if (conversation != null) {
            drop(hall.byConversation, conversation, stream);
        }
        if (hall.byVisitor.isEmpty()) {
            halls.remove(stream.visit().tenant());
            if (hall.feed != null) {
                hall.feed.close();
            }
        }
    }

    private static <K> void drop(Map<K, Set<ChatStream>> streams, K key, ChatStream stream) {
        streams.computeIfPresent(key, (same, set) -> {
            set.remove(stream);
            return set.isEmpty() ? null : set;
        });
    }

    private void spread(TenantId tenant, Change change) {
        ConversationId conversation = change.conversation();
        if (conversation == null) {
            return;
        }
        if (!known(tenant, conversation) && change.what().contains("message")) {
            try {
                findWaiting(tenant, conversation);
            } catch (RuntimeException away) {
                log.warn("A change did not find its visitor: {}", Failures.words(away));
            }
        }
        streams(tenant, conversation).forEach(stream -> stream.poke(change.what()));
    }

    private synchronized boolean known(TenantId tenant, ConversationId conversation) {
        Hall hall = halls.get(tenant);
        return hall == null || hall.byConversation.containsKey(conversation);
    }

    private synchronized List<ChatStream> streams(TenantId tenant, ConversationId conversation) {
        Hall hall = halls.get(tenant);
        return hall == null ? List.of() : List.copyOf(hall.byConversation.getOrDefault(conversation, Set.of()));
    }

    /** A thread nobody watches yet may be the first of a visitor who is watching. */
    private void findWaiting(TenantId tenant, ConversationId id) {
        transactions
                .call(
                        tenant,
                        () -> inbox.find(tenant, id)
                                .flatMap(listed -> contacts.find(
                                        tenant, listed.conversation().contact())))
                .stream()
                .flatMap(contact -> contact.addresses().stream())
                .filter(address -> address.kind().equals(WebChat.VISITOR))
                .forEach(address -> bindWaiting(tenant, address.value(), id));
    }

    private synchronized void bindWaiting(TenantId tenant, String visitor, ConversationId conversation) {
        Hall hall = halls.get(tenant);
        if (hall == null) {
            return;
        }
        hall.byVisitor.getOrDefault(visitor, Set.of()).stream()
                .filter(stream -> stream.conversation() == null)
                .forEach(stream -> bind(hall, stream, conversation));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Open streams would hold up the end of the process. */
    @Override
    public synchronized void stop() {
        running = false;
        halls.values().forEach(hall -> {
            hall.byVisitor.values().forEach(set -> set.forEach(ChatStream::close));
            hall.byVisitor.values().forEach(set -> set.forEach(stream -> stream.poke("")));
            if (hall.feed != null) {
                hall.feed.close();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
