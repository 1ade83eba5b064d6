package io.insaka.webchat;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one stream has shown of a thread, and what there is to show now. It compares the thread with what it showed, so
 * that it matters neither which change was heard of nor how often.
 */
final class ThreadView {
    /** Changes further up than this are found when the messages are read anew. */
    private static final int WINDOW = 30;

    private static final int PAGE = 100;

    private final Visit visit;
    private final Sources sources;
    private final Map<UUID, ChatMessage> shown = new HashMap<>();
    private ChatMessage.@Nullable Holder holder;
    /** Up to here nothing new can come: what is below was shown, or never will be. */
    private long floor;

    private @Nullable ConversationId known;

    @org.springframework.stereotype.Component
    record Sources(TenantTransactions transactions, VisitorThreads threads, Inbox inbox, ChatMessages messages) {}

    /** @param holder null when it is as before */
    record News(List<ChatMessage> messages, ChatMessage.@Nullable Holder holder) {}

    ThreadView(Visit visit, Sources sources) {
        this.visit = visit;
        this.sources = sources;
    }

    /** Where a later stream may go on. */
    String cursor() {
        return Long.toString(floor);
    }

    /** The thread, once there is one. */
    @Nullable
    ConversationId conversation() {
        return known;
    }

    /** Begins where another stream ended: what came since is news. */
    void resume(long from) {
        floor = from;
    }

    /** Begins with the thread as it is: only what changes from now on is news. */
    void settle() {
        news();
    }

    News news() {
        return sources.transactions().call(visit.tenant(), () -> {
            Conversation conversation = sources.threads().find(visit).orElse(null);
            ChatMessage.Holder now = sources.threads().holder(visit.tenant(), conversation);
            ChatMessage.Holder changed = now.equals(holder) ? null : now;
            holder = now;
            return new News(conversation == null ? List.of() : changes(conversation), changed);
        });
    }

    private List<ChatMessage> changes(Conversation conversation) {
        long end = conversation.activity().nextPosition();
        known = conversation.id();
        floor = Math.min(floor, end - 1);
        long from = Math.max(0, Math.min(floor, end - 1 - WINDOW));
        List<ChatMessage> changes = new ArrayList<>();
        boolean waits = false;
        for (; ; ) {
            List<Message> page = sources.inbox().after(visit.tenant(), conversation.id(), from, PAGE);
            for (ChatMessage message : sources.messages().of(visit, page)) {
                if (!message.equals(shown.put(message.id(), message))) {
                    changes.add(message);
                }
            }
            for (Message message : page) {
                waits |= ChatMessages.pending(message);
                floor = waits ? floor : Math.max(floor, message.position());
            }
            if (page.size() < PAGE) {
                forget(end);
                return changes;
            }
            from = page.getLast().position();
        }
    }

    private void forget(long end) {
        shown.values().removeIf(message -> message.position() < Math.min(floor, end - 1 - 2 * WINDOW));
    }
}
