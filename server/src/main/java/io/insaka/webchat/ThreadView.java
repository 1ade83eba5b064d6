package io.insaka.webchat;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.ThreadChanges;
import io.insaka.conversations.ThreadChanges.Changed;
import io.insaka.conversations.ThreadChanges.Mark;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What one stream has told of a thread, and what there is to tell now. It asks the thread for what changed, so that it
 * matters neither which change was heard of nor how often.
 */
final class ThreadView {
    private static final int PAGE = 100;

    private final Visit visit;
    private final Sources sources;
    private Mark told;
    private String holder;
    private @Nullable ConversationId known;

    @Component
    record Sources(
            TenantTransactions transactions, VisitorThreads threads, ThreadChanges changes, ChatMessages messages) {}

    /** @param id what to come back with, once this was told */
    record Event(String name, Object data, String id) {}

    /** @param more whether there is more to tell at once */
    record News(List<Event> events, boolean more) {}

    private ThreadView(Visit visit, Sources sources, ChatCursor from) {
        this.visit = visit;
        this.sources = sources;
        this.told = from.mark();
        this.holder = from.holder();
    }

    /** Begins with the thread as it is: only what changes from now on is news. */
    static ThreadView fresh(Visit visit, Sources sources) {
        return sources.transactions().call(visit.tenant(), () -> {
            Mark now = sources.changes().now();
            Conversation conversation = sources.threads().find(visit).orElse(null);
            String holder = ChatCursor.of(sources.threads().holder(visit.tenant(), conversation));
            return new ThreadView(visit, sources, new ChatCursor(now, holder));
        });
    }

    /**
     * Begins where another stream ended: what came since is news. Null when the place is not of this thread's database:
     * it may have been replaced since.
     */
    static @Nullable ThreadView resumed(Visit visit, Sources sources, ChatCursor from) {
        Mark now = sources.transactions().call(visit.tenant(), sources.changes()::now);
        return from.mark().change() > now.change() ? null : new ThreadView(visit, sources, from);
    }

    /** Where a later stream may go on. */
    String cursor() {
        return new ChatCursor(told, holder).text();
    }

    /** The thread, once there is one. */
    @Nullable
    ConversationId conversation() {
        return known;
    }

    News news() {
        return sources.transactions().call(visit.tenant(), () -> {
            Conversation conversation = sources.threads().find(visit).orElse(null);
            List<Event> events = new ArrayList<>();
            ChatMessage.Holder now = sources.threads().holder(visit.tenant(), conversation);
            if (!ChatCursor.of(now).equals(holder)) {
                holder = ChatCursor.of(now);
                events.add(new Event("holder", now, cursor()));
            }
            return new News(events, conversation != null && changes(conversation.id(), events));
        });
    }

    /** Whether the page was full. */
    private boolean changes(ConversationId conversation, List<Event> events) {
        known = conversation;
        List<Changed> changes = sources.changes().after(visit.tenant(), conversation, told, PAGE);
        Map<UUID, ChatMessage> visible = new HashMap<>();
        sources.messages()
                .of(visit, changes.stream().map(Changed::message).toList())
                .forEach(message -> visible.put(message.id(), message));
        for (Changed change : changes) {
            told = change.mark();
            ChatMessage message = visible.get(change.message().id().value());
            if (message != null) {
                events.add(new Event("message", message, cursor()));
            }
        }
        return changes.size() == PAGE;
    }
}
