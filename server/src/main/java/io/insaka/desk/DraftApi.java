package io.insaka.desk;

import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a teammate has begun to write in a conversation, kept for whichever screen they go on at. */
@RestController
@RequestMapping("/api/v1/conversations/{id}/draft")
class DraftApi {
    private static final String WHY_NOT = "what the caller is writing, seen by them alone until it is sent";

    private final TenantTransactions transactions;
    private final DraftRepository repository;
    private final Inbox inbox;
    private final Clock clock;

    DraftApi(TenantTransactions transactions, DraftRepository repository, Inbox inbox, Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** @param text empty when nothing is begun, and then there is no time */
    record Begun(boolean note, String text, @Nullable Instant changedAt) {
        static final Begun NOTHING = new Begun(false, "", null);
    }

    /** @param text empty forgets it */
    record Wanted(
            @Nullable Boolean note,
            @NotNull @Size(max = 20_000) String text) {}

    @GetMapping
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONVERSATIONS_WRITE)
    Begun begun(Caller caller, @PathVariable UUID id) {
        return transactions.call(
                caller.tenant(),
                () -> repository
                        .find(caller.tenant(), caller.teammate(), known(caller, id))
                        .map(draft -> new Begun(draft.note(), draft.text(), draft.at()))
                        .orElse(Begun.NOTHING));
    }

    @PutMapping
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONVERSATIONS_WRITE)
    Begun keep(Caller caller, @PathVariable UUID id, @Valid @RequestBody Wanted wanted) {
        boolean note = Boolean.TRUE.equals(wanted.note());
        return transactions.call(caller.tenant(), () -> {
            ConversationId conversation = known(caller, id);
            if (wanted.text().isBlank()) {
                repository.forget(caller.tenant(), caller.teammate(), conversation);
                return Begun.NOTHING;
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            repository.keep(
                    caller.tenant(),
                    caller.teammate(),
                    conversation,
                    new DraftRepository.Draft(note, wanted.text(), now));
            return new Begun(note, wanted.text(), now);
        });
    }

    private ConversationId known(Caller caller, UUID id) {
        var conversation = new ConversationId(id);
        inbox.find(caller.tenant(), conversation).orElseThrow(DeskProblem::unknownConversation);
        return conversation;
    }
}
