package io.insaka.webchat;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.MessageId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.platform.RateLimiter;
import io.insaka.tenancy.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The visitor's thread. */
@RestController
class ChatThreadApi {
    private static final int MOST = 100;
    private static final Duration TYPING_LASTS = Duration.ofSeconds(2);

    private final Doorkeeper doorkeeper;
    private final TenantTransactions transactions;
    private final VisitorThreads threads;
    private final Inbox inbox;
    private final ChatMessages messages;
    private final Typing typing;

    ChatThreadApi(
            Doorkeeper doorkeeper,
            TenantTransactions transactions,
            VisitorThreads threads,
            Inbox inbox,
            ChatMessages messages,
            Typing typing) {
        this.doorkeeper = doorkeeper;
        this.transactions = transactions;
        this.threads = threads;
        this.inbox = inbox;
        this.messages = messages;
        this.typing = typing;
    }

    /** Tells the inbox that a visitor is typing, no more often than it helps. */
    @org.springframework.stereotype.Component
    static class Typing {
        private final LiveChanges live;
        private final RateLimiter limiter;

        Typing(LiveChanges live, Clock clock) {
            this.live = live;
            this.limiter = new RateLimiter(clock, 1, TYPING_LASTS);
        }

        void note(Visit visit, Conversation conversation) {
            if (limiter.take(conversation.id().toString()).isEmpty()) {
                live.record(visit.tenant(), new Change(conversation.id(), Change.TYPING));
            }
        }
    }

    /**
     * A page, oldest first.
     *
     * @param previous what to pass as {@code before} for the page in front of this one
     * @param next what to pass as {@code after} for the page behind it
     */
    record Page(
            List<ChatMessage> items,
            @Nullable UUID previous,
            @Nullable UUID next) {}

    @GetMapping("/api/chat/{channel}/messages")
    @Open
    Page messages(
            @PathVariable UUID channel,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        Visit visit = doorkeeper.visit(channel, request);
        int most = Math.clamp(limit, 1, MOST);
        return transactions.call(
                visit.tenant(),
                () -> threads.find(visit)
                        .map(conversation -> page(visit, conversation, before, after, most))
                        .orElse(new Page(List.of(), null, null)));
    }

    private Page page(Visit visit, Conversation conversation, @Nullable UUID before, @Nullable UUID after, int limit) {
        if (after != null) {
            List<Message> all =
                    inbox.after(visit.tenant(), conversation.id(), position(visit, conversation, after), limit);
            return new Page(
                    messages.of(visit, all),
                    null,
                    all.size() == limit ? all.getLast().id().value() : null);
        }
        long end = before == null ? Long.MAX_VALUE : position(visit, conversation, before);
        List<Message> all = inbox.before(visit.tenant(), conversation.id(), end, limit);
        return new Page(
                messages.of(visit, all),
                all.size() == limit ? all.getFirst().id().value() : null,
                null);
    }

    private long position(Visit visit, Conversation conversation, UUID message) {
        return inbox.message(visit.tenant(), conversation.id(), new MessageId(message))
                .map(Message::position)
                .orElseThrow(ChatProblem::unknownMessage);
    }

    @PostMapping("/api/chat/{channel}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open
    void typing(@PathVariable UUID channel, HttpServletRequest request) {
        Visit visit = doorkeeper.visit(channel, request);
        transactions.run(
                visit.tenant(), () -> threads.find(visit).ifPresent(conversation -> typing.note(visit, conversation)));
    }
}
