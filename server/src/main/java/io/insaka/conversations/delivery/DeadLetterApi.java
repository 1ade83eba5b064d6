package io.insaka.conversations.delivery;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.conversations.DeadLetters;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.WorkSignal;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.platform.Problem;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages that could not be sent: each waits here for a teammate to send it again or let it go. */
@RestController
@RequestMapping("/api/v1/dead-letters")
class DeadLetterApi {
    private static final int MOST = 200;

    private final TenantTransactions transactions;
    private final DeadLetterRepository letters;
    private final DeadLetters dead;
    private final LiveChanges live;
    private final WorkSignal signal;
    private final AuditTrail trail;

    DeadLetterApi(
            TenantTransactions transactions,
            DeadLetterRepository letters,
            DeadLetters dead,
            LiveChanges live,
            WorkSignal signal,
            AuditTrail trail) {
        this.transactions = transactions;
        this.letters = letters;
        this.dead = dead;
        this.live = live;
        this.signal = signal;
        this.trail = trail;
    }

    private static final class UnknownLetter extends Problem {
        private static final long serialVersionUID = 1L;

        UnknownLetter() {
            super(404, "dead-letters/unknown", "There is no such dead letter.");
        }
    }

    private static final class WrongCursor extends Problem {
        private static final long serialVersionUID = 1L;

        WrongCursor() {
            super(400, "request/invalid", "cursor is not one that this list handed out");
        }
    }

    record Page(List<DeadLetter> items, @Nullable String next) {}

    @GetMapping
    @AuditedRead(value = "dead-letters.listed", subject = "organisation")
    @Requires(Permission.DEAD_LETTERS_READ)
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID channel,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<DeadLetterRepository.Kept> found = transactions.call(
                caller.tenant(), () -> letters.list(caller.tenant(), channel, before(cursor), most + 1));
        boolean more = found.size() > most;
        var shown = more ? found.subList(0, most) : found;
        return new Page(
                shown.stream().map(DeadLetterRepository.Kept::letter).toList(),
                more ? Long.toString(shown.getLast().seq()) : null);
    }

    private static @Nullable Long before(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw new WrongCursor();
        }
        return Long.valueOf(cursor);
    }

    @PostMapping("/{id}/resend")
    @Audited("dead-letter.resent")
    @Requires(Permission.DEAD_LETTERS_RESEND)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resend(Caller caller, @PathVariable UUID id) {
        transactions.run(caller.tenant(), () -> {
            UUID conversation = dead.resend(caller.tenant(), List.of(new MessageId(id))).stream()
                    .findFirst()
                    .orElseThrow(UnknownLetter::new)
                    .value();
            record(caller, "dead-letter.resent", id, conversation);
            live.record(caller.tenant(), new Change(new ConversationId(conversation), "status,dead-letter"));
        });
        signal.wake();
    }

    @PostMapping("/{id}/discard")
    @Audited("dead-letter.discarded")
    @Requires(Permission.DEAD_LETTERS_RESEND)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Caller caller, @PathVariable UUID id) {
        transactions.run(caller.tenant(), () -> {
            UUID conversation = letters.discard(caller.tenant(), id).orElseThrow(UnknownLetter::new);
            record(caller, "dead-letter.discarded", id, conversation);
            live.record(caller.tenant(), new Change(new ConversationId(conversation), "status,dead-letter"));
        });
    }

    private void record(Caller caller, String action, UUID message, UUID conversation) {
        trail.record(
                caller.tenant(),
                action,
                Subject.of("message", message),
                Details.of("conversation", conversation.toString()));
    }
}
