package io.insaka.desk.tasks;

import io.insaka.contacts.Contact;
import io.insaka.contacts.ContactProblem;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Teams;
import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.PlainText;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Feature;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.PartOf;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.Teammates;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What teammates still have to do. */
@RestController
@PartOf(Feature.TASKS)
@RequestMapping("/api/v1/tasks")
class TaskApi {
    private static final int MOST = 200;
    private static final int COUNTED = 100;
    private static final Instant FARTHEST = Instant.parse("2200-01-01T00:00:00Z");

    private final TenantTransactions transactions;
    private final Tasks tasks;
    private final TaskRepository repository;
    private final TaskViews views;
    private final Known known;

    /** What a task may name. */
    @Component
    record Known(Teams teams, Teammates teammates, Contacts contacts, Inbox inbox) {}

    TaskApi(TenantTransactions transactions, Tasks tasks, TaskRepository repository, TaskViews views, Known known) {
        this.transactions = transactions;
        this.tasks = tasks;
        this.repository = repository;
        this.views = views;
        this.known = known;
    }

    /** A page; {@code next} is the cursor of the following one, null at the end. */
    record Page(List<TaskViews.View> items, @Nullable String next) {}

    /**
     * What is to be done, soonest due first; what is done, the newest first.
     *
     * @param whose mine (and my teams'), or all
     * @param conversation of this one alone, whosever they are
     * @param contact of this person alone, likewise
     * @param dueBefore those due before it alone
     */
    @GetMapping
    @AuditedRead(value = "tasks.listed", subject = "organisation")
    @Requires(Permission.CONVERSATIONS_READ)
    Page list(
            Caller caller,
            @RequestParam(defaultValue = "mine") String whose,
            @RequestParam(defaultValue = "false") boolean done,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestParam(required = false) @Nullable UUID contact,
            @RequestParam(required = false) @Nullable Instant dueBefore,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        TaskCursor after = TaskCursor.read(cursor);
        Instant before = dueBefore == null ? null : reasonable("dueBefore", dueBefore);
        return transactions.call(caller.tenant(), () -> {
            var asked = new TaskRepository.Asked(scope(caller, whose, conversation, contact), done, before);
            var found = repository.list(caller.tenant(), asked, after == null ? null : after.place(), most + 1);
            boolean more = found.size() > most;
            var shown = more ? found.subList(0, most) : found;
            return new Page(
                    views.of(caller.tenant(), shown),
                    more ? TaskCursor.behind(shown.getLast()).toString() : null);
        });
    }

    private TaskRepository.Scope scope(
            Caller caller, String whose, @Nullable UUID conversation, @Nullable UUID contact) {
        if (conversation != null) {
            return new TaskRepository.Scope.About(new ConversationId(conversation));
        }
        if (contact != null) {
            return new TaskRepository.Scope.With(
                    person(caller.tenant(), contact).everyone());
        }
        return switch (whose) {
            case "mine" ->
                new TaskRepository.Scope.Of(caller.teammate(), known.teams().of(caller.tenant(), caller.teammate()));
            case "all" -> new TaskRepository.Scope.Everybodys();
            default -> throw DeskProblem.invalid("whose", "is one of all, mine");
        };
    }

    /** @param due how many of the caller's are due before then, counted up to 100 */
    record Due(int due) {}

    @GetMapping("/due")
    @NotAudited("shows a sum")
    @Requires(Permission.CONVERSATIONS_READ)
    Due due(Caller caller, @RequestParam Instant before) {
        Instant end = reasonable("before", before);
        return transactions.call(
                caller.tenant(),
                () -> new Due(Math.min(
                        COUNTED,
                        repository.count(
                                caller.tenant(),
                                new TaskRepository.Asked(scope(caller, "mine", null, null), false, end),
                                COUNTED))));
    }

    /**
     * @param dueAt absent: some day
     * @param teammate whose it is; absent, with no team either: the caller's
     * @param team whose it is instead
     * @param contact absent: the conversation's
     * @param followUp its conversation is opened, or woken, when it is due
     */
    record Draft(
            @NotBlank @Size(max = 200) String title,
            @Nullable @Size(max = 4_000) String note,
            @Nullable Instant dueAt,
            @Nullable UUID teammate,
            @Nullable UUID team,
            @Nullable UUID conversation,
            @Nullable UUID contact,
            @Nullable Boolean followUp) {
        Task.Words words() {
            return new Task.Words(
                    PlainText.line("title", title),
                    note == null || note.isBlank() ? null : PlainText.lines("note", note));
        }

        boolean follows() {
            return Boolean.TRUE.equals(followUp);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("task.created")
    @Requires(Permission.CONVERSATIONS_WRITE)
    TaskViews.View create(Caller caller, @Valid @RequestBody Draft draft) {
        Task.Words words = draft.words();
        return shown(caller, () -> tasks.create(caller, words, owner(caller, draft), due(draft), link(caller, draft)));
    }

    @PutMapping("/{id}")
    @Audited("task.changed")
    @Requires(Permission.CONVERSATIONS_WRITE)
    TaskViews.View change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        Task.Words words = draft.words();
        return shown(
                caller, () -> tasks.change(caller, id, words, owner(caller, draft), due(draft), link(caller, draft)));
    }

    @PostMapping("/{id}/done")
    @Audited("task.done")
    @Requires(Permission.CONVERSATIONS_WRITE)
    TaskViews.View done(Caller caller, @PathVariable UUID id) {
        return shown(caller, () -> tasks.done(caller, id, true));
    }

    /** It is to be done after all. */
    @PostMapping("/{id}/reopen")
    @Audited("task.reopened")
    @Requires(Permission.CONVERSATIONS_WRITE)
    TaskViews.View reopen(Caller caller, @PathVariable UUID id) {
        return shown(caller, () -> tasks.done(caller, id, false));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("task.deleted")
    @Requires(Permission.CONVERSATIONS_WRITE)
    void delete(Caller caller, @PathVariable UUID id) {
        transactions.run(caller.tenant(), () -> tasks.delete(caller.tenant(), id));
    }

    private TaskViews.View shown(Caller caller, java.util.function.Supplier<Task> task) {
        return transactions.call(
                caller.tenant(),
                () -> views.of(caller.tenant(), List.of(task.get())).getFirst());
    }

    private Task.Owner owner(Caller caller, Draft draft) {
        UUID team = draft.team();
        if (team != null) {
            if (draft.teammate() != null) {
                throw DeskProblem.invalid("team", "or a teammate has it, not both");
            }
            known.teams().find(caller.tenant(), team).orElseThrow(DeskProblem::unknownTeam);
            return new Task.Owner.Team(team);
        }
        if (draft.teammate() == null) {
            return new Task.Owner.Teammate(caller.teammate());
        }
        var teammate = new TeammateId(draft.teammate());
        Sight sight = known.teammates().answering(caller.tenant(), teammate).orElseThrow(DeskProblem::unknownTeammate);
        if (draft.conversation() != null && !sees(sight, caller.tenant(), new ConversationId(draft.conversation()))) {
            throw DeskProblem.unknownTeammate();
        }
        return new Task.Owner.Teammate(teammate);
    }

    /** Whoever could not open it would not know what to do. */
    private boolean sees(Sight sight, TenantId tenant, ConversationId conversation) {
        return known.inbox()
                .find(tenant, conversation)
                .map(listed -> sight.shows(listed.conversation().channel().value()))
                .orElseThrow(DeskProblem::unknownConversation);
    }

    private static @Nullable Instant due(Draft draft) {
        return draft.dueAt() == null ? null : reasonable("dueAt", draft.dueAt());
    }

    private static Instant reasonable(String field, Instant at) {
        if (at.isBefore(Instant.EPOCH) || at.isAfter(FARTHEST)) {
            throw DeskProblem.invalid(field, "is a time before the year 2200");
        }
        return at;
    }

    private Task.Link link(Caller caller, Draft draft) {
        ConversationId conversation = draft.conversation() == null ? null : new ConversationId(draft.conversation());
        if (draft.follows() && (conversation == null || draft.dueAt() == null)) {
            throw DeskProblem.invalid("followUp", "needs a conversation, and when it is due");
        }
        ContactId contact = conversation == null
                ? null
                : known.inbox()
                        .find(caller.tenant(), conversation)
                        .orElseThrow(DeskProblem::unknownConversation)
                        .conversation()
                        .contact();
        if (draft.contact() != null) {
            contact = person(caller.tenant(), draft.contact()).id();
        }
        return new Task.Link(conversation, contact, draft.follows());
    }

    private Contact person(TenantId tenant, UUID id) {
        return known.contacts().find(tenant, new ContactId(id)).orElseThrow(ContactProblem::unknown);
    }
}
