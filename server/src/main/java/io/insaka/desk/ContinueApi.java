package io.insaka.desk;

import io.insaka.contacts.Contact;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.WorkSignal;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writing to somebody at another of their addresses. */
@RestController
@RequestMapping("/api/v1/contacts/{id}/conversations")
class ContinueApi {
    private final TenantTransactions transactions;
    private final Continuing continuing;
    private final Written written;
    private final ContactViews contacts;
    private final WorkSignal signal;

    /** How a message is written once, and what its thread looks like then. */
    @Component
    record Written(SentOnce once, Writing writing, Inbox inbox, ConversationViews views) {}

    ContinueApi(
            TenantTransactions transactions,
            Continuing continuing,
            Written written,
            ContactViews contacts,
            WorkSignal signal) {
        this.transactions = transactions;
        this.continuing = continuing;
        this.written = written;
        this.contacts = contacts;
        this.signal = signal;
    }

    /**
     * @param kind of the address, with its value one of the person's
     * @param from the conversation that goes on there; null when none does
     */
    record Continuation(
            @NotNull UUID channelId,
            @NotBlank @Size(max = 60) String kind,
            @NotBlank @Size(max = 400) String value,
            @Nullable UUID from,
            @NotNull @Valid MessageDraft message) {}

    /** Opens the thread, or goes on with it, and writes the first message. */
    @PostMapping
    @Audited({"conversation.replied", "conversation.taken", "contact.merged"})
    @Requires(Permission.CONVERSATIONS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    ConversationView write(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Continuation wish) {
        if (wish.message().isNote()) {
            throw DeskProblem.invalid("message.note", "is for the team: nobody would be written to");
        }
        ConversationView view = transactions.call(caller.tenant(), () -> {
            Contact lead = contacts.lead(caller.tenant(), id);
            ConversationId there = continuing.open(caller, lead, wish);
            written.once().write(caller, id + " " + wish, key, () -> {
                Contact person = contacts.lead(caller.tenant(), id);
                continuing.link(caller, there, wish.from(), person);
                return written.writing().write(caller, there, wish.message());
            });
            return written.inbox()
                    .find(caller.tenant(), there)
                    .map(listed -> written.views().of(caller.tenant(), listed))
                    .orElseThrow(DeskProblem::unknownConversation);
        });
        signal.wake();
        return view;
    }
}
