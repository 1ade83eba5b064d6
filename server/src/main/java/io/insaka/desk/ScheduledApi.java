package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.Teammates;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages that are to be sent later. */
@RestController
@RequestMapping("/api/v1/conversations/{id}/scheduled")
class ScheduledApi {
    private static final int MOST = 20;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final TenantTransactions transactions;
    private final ScheduledRepository repository;
    private final DueRepository due;
    private final Planning planning;
    private final Teammates teammates;
    private final Clock clock;

    /** What a plan is checked against, and who is told of it. */
    @Component
    record Planning(Inbox inbox, Drafts drafts, Ids ids, AuditTrail trail, LiveChanges live) {
        void told(TenantId tenant, ConversationId conversation, String action) {
            trail.record(tenant, action, Subject.of("conversation", conversation.value()));
            live.record(tenant, new Change(conversation, "scheduled"));
        }
    }

    ScheduledApi(
            TenantTransactions transactions,
            ScheduledRepository repository,
            DueRepository due,
            Planning planning,
            Teammates teammates,
            Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.due = due;
        this.planning = planning;
        this.teammates = teammates;
        this.clock = clock;
    }

    record All(List<View> items) {}

    /**
     * @param problem the code of why it was not sent when its time had come; it stays until somebody discards it
     */
    record View(
            UUID id,
            String text,
            int files,
            Instant sendAt,
            Author author,
            @Nullable String problem) {}

    record Author(UUID id, @Nullable String name) {}

    /** @param message as it would be sent now; a note or a reaction is not put off */
    record Plan(
            @NotNull @Valid MessageDraft message, @NotNull Instant sendAt) {}

    /** In the order in which they go out. */
    @GetMapping
    @NotAudited("shows what teammates are about to say; the thread it belongs to is an entry of its own")
    @Requires(Permission.CONVERSATIONS_READ)
    All all(Caller caller, @PathVariable UUID id) {
        return transactions.call(caller.tenant(), () -> {
            ConversationId conversation = known(caller, id);
            return shown(caller, repository.of(caller.tenant(), conversation));
        });
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("conversation.scheduled")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View plan(Caller caller, @PathVariable UUID id, @Valid @RequestBody Plan plan) {
        TenantId tenant = caller.tenant();
        Instant now = clock.instant();
        Instant at = plan.sendAt();
        if (!at.isAfter(now) || at.isAfter(now.plus(LONGEST))) {
            throw DeskProblem.invalid("sendAt", "is a time within a year from now");
        }
        if (plan.message().isNote() || plan.message().reaction() != null) {
            throw DeskProblem.invalid("message", "is a reply: notes and reactions are not put off");
        }
        return transactions.call(tenant, () -> {
            ConversationId conversation = known(caller, id);
            var listed = planning.inbox().find(tenant, conversation).orElseThrow(DeskProblem::unknownConversation);
            planning.drafts().contents(tenant, listed.conversation(), plan.message());
            if (repository.of(tenant, conversation).size() >= MOST) {
                throw DeskProblem.tooManyScheduled();
            }
            var scheduled = new Scheduled(
                    planning.ids().next(),
                    conversation,
                    caller.teammate(),
                    plan.message(),
                    at.truncatedTo(ChronoUnit.MILLIS),
                    null);
            repository.insert(tenant, scheduled, now);
            due.put(tenant, Chore.Kind.SEND, scheduled.id(), scheduled.sendAt());
            planning.told(tenant, conversation, "conversation.scheduled");
            return shown(caller, List.of(scheduled)).items().getFirst();
        });
    }

    /** Unless it has just been sent: then there is none. */
    @DeleteMapping("/{scheduled}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("conversation.unscheduled")
    @Requires(Permission.CONVERSATIONS_WRITE)
    void cancel(Caller caller, @PathVariable UUID id, @PathVariable UUID scheduled) {
        TenantId tenant = caller.tenant();
        transactions.run(tenant, () -> {
            ConversationId conversation = known(caller, id);
            repository
                    .lock(tenant, scheduled)
                    .filter(found -> found.conversation().equals(conversation))
                    .orElseThrow(DeskProblem::unknownScheduled);
            repository.delete(tenant, scheduled);
            due.done(tenant, Chore.Kind.SEND, scheduled);
            planning.told(tenant, conversation, "conversation.unscheduled");
        });
    }

    private ConversationId known(Caller caller, UUID id) {
        var conversation = new ConversationId(id);
        planning.inbox().find(caller.tenant(), conversation).orElseThrow(DeskProblem::unknownConversation);
        return conversation;
    }

    private All shown(Caller caller, List<Scheduled> scheduled) {
        var names = teammates.names(
                caller.tenant(),
                scheduled.stream().map(Scheduled::author).distinct().toList());
        return new All(scheduled.stream()
                .map(each -> new View(
                        each.id(),
                        words(each.draft()),
                        each.draft().files().size(),
                        each.sendAt(),
                        new Author(each.author().value(), names.get(each.author())),
                        each.problem()))
                .toList());
    }

    private static String words(MessageDraft draft) {
        var template = draft.template();
        if (template != null) {
            return template.name();
        }
        return draft.text() == null ? "" : draft.text();
    }
}
