package io.insaka.desk;

import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.WorkSignal;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The messages of a conversation, and writing one. */
@RestController
@RequestMapping("/api/v1/conversations/{id}/messages")
class MessageApi {
    private static final int MOST = 200;
    private static final String END = "end";

    private final TenantTransactions transactions;
    private final Inbox inbox;
    private final Writing writing;
    private final SentOnce once;
    private final MessageViews views;
    private final WorkSignal signal;

    MessageApi(
            TenantTransactions transactions,
            Inbox inbox,
            Writing writing,
            SentOnce once,
            MessageViews views,
            WorkSignal signal) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.writing = writing;
        this.once = once;
        this.views = views;
        this.signal = signal;
    }

    /**
     * Oldest first.
     *
     * @param next cursor of the page behind this one; null at the end of the thread
     * @param previous what to give as {@code before} for the page before this one; null at its beginning
     */
    record Page(
            List<MessageView> items,
            @Nullable String next,
            @Nullable String previous) {}

    @GetMapping
    @AuditedRead(value = "conversation.opened", subject = "conversation")
    @Requires(Permission.CONVERSATIONS_READ)
    Page list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        var conversation = new ConversationId(id);
        return transactions.call(caller.tenant(), () -> {
            inbox.find(caller.tenant(), conversation).orElseThrow(DeskProblem::unknownConversation);
            return before == null
                    ? forward(caller, conversation, position(cursor), most)
                    : backward(caller, conversation, before, most);
        });
    }

    private Page forward(Caller caller, ConversationId conversation, long after, int most) {
        List<Message> found = inbox.after(caller.tenant(), conversation, after, most + 1);
        boolean more = found.size() > most;
        List<Message> shown = more ? found.subList(0, most) : found;
        return new Page(
                views.of(caller.tenant(), shown),
                more ? Long.toString(shown.getLast().position()) : null,
                after > 0 && !shown.isEmpty() ? shown.getFirst().id().toString() : null);
    }

    private Page backward(Caller caller, ConversationId conversation, String before, int most) {
        long end = before.equals(END) ? Long.MAX_VALUE : positionOf(caller, conversation, before);
        List<Message> found = inbox.before(caller.tenant(), conversation, end, most + 1);
        boolean more = found.size() > most;
        List<Message> shown = more ? found.subList(1, found.size()) : found;
        return new Page(
                views.of(caller.tenant(), shown),
                null,
                more ? shown.getFirst().id().toString() : null);
    }

    private static long position(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return 0;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw DeskProblem.invalid("cursor", "is not one that this list handed out");
        }
        return Long.parseLong(cursor);
    }

    private long positionOf(Caller caller, ConversationId conversation, String message) {
        try {
            return inbox.message(caller.tenant(), conversation, new MessageId(UUID.fromString(message)))
                    .map(Message::position)
                    .orElseThrow(() -> DeskProblem.invalid("before", "is no message of this conversation"));
        } catch (IllegalArgumentException noId) {
            throw DeskProblem.invalid("before", "is a message id, or the word end");
        }
    }

    /** Writes a message or note. Repeated with the same Idempotency-Key it answers the same and sends nothing more. */
    @PostMapping
    @Audited({"conversation.replied", "conversation.noted", "conversation.taken"})
    @Requires(Permission.CONVERSATIONS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    MessageView write(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody MessageDraft draft) {
        var conversation = new ConversationId(id);
        MessageView written = transactions.call(caller.tenant(), () -> {
            MessageId message =
                    once.write(caller, id + " " + draft, key, () -> writing.send(caller, conversation, draft));
            return inbox.message(caller.tenant(), conversation, message)
                    .map(found -> views.of(caller.tenant(), found))
                    .orElseThrow(DeskProblem::unknownConversation);
        });
        signal.wake();
        return written;
    }
}
