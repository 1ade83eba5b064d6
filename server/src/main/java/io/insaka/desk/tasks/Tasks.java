package io.insaka.desk.tasks;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.conversations.Team;
import io.insaka.conversations.Teams;
import io.insaka.conversations.Threads;
import io.insaka.desk.Activities;
import io.insaka.desk.Chore;
import io.insaka.desk.Chores;
import io.insaka.desk.DeskProblem;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is still to be done, and its owners told when it is due. Every method joins the tenant's open transaction. */
@Component
public class Tasks implements Chore {
    private final TaskRepository repository;
    private final Chores chores;
    private final Threads threads;
    private final Told told;
    private final Ids ids;
    private final Clock clock;

    /** Who hears of tasks. */
    @Component
    record Told(Activities activities, AuditTrail trail, LiveChanges live, Teams teams) {}

    Tasks(TaskRepository repository, Chores chores, Threads threads, Told told, Ids ids, Clock clock) {
        this.repository = repository;
        this.chores = chores;
        this.threads = threads;
        this.told = told;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether something is left to do in a conversation. */
    public boolean open(TenantId tenant, ConversationId conversation) {
        return repository.open(tenant, conversation);
    }

    public Task create(Caller caller, Task.Words words, Task.Owner owner, @Nullable Instant due, Task.Link link) {
        var task = new Task(ids.next(), words, owner, exact(due), link, new Task.Made(caller.teammate(), now()), null);
        repository.put(caller.tenant(), task);
        remind(caller.tenant(), task);
        if (link.conversation() != null) {
            told.activities().tasked(caller.tenant(), caller.teammate(), link.conversation());
        }
        said(caller.tenant(), task, "task.created");
        return task;
    }

    /** As it was made at a time that is past: nobody is reminded of it, and nobody is told. */
    public void recount(TenantId tenant, Task task) {
        repository.put(tenant, task);
    }

    Task change(Caller caller, UUID id, Task.Words words, Task.Owner owner, @Nullable Instant due, Task.Link link) {
        Task before = locked(caller.tenant(), id);
        Task after = before.with(words, owner, exact(due), link);
        if (!after.equals(before)) {
            repository.put(caller.tenant(), after);
            remind(caller.tenant(), after);
            said(caller.tenant(), after, "task.changed");
            tell(caller.tenant(), before.link().conversation());
        }
        return after;
    }

    /** Asking for what is so already changes nothing. */
    Task done(Caller caller, UUID id, boolean done) {
        Task before = locked(caller.tenant(), id);
        if ((before.done() != null) == done) {
            return before;
        }
        Task after = before.done(done ? new Task.Done(caller.teammate(), now()) : null);
        repository.put(caller.tenant(), after);
        remind(caller.tenant(), after);
        ConversationId conversation = after.link().conversation();
        if (done && conversation != null) {
            told.activities().taskDone(caller.tenant(), caller.teammate(), conversation);
        }
        said(caller.tenant(), after, done ? "task.done" : "task.reopened");
        return after;
    }

    /** Of somebody who leaves: open ones are another's from now on. */
    void hand(TenantId tenant, TeammateId from, Function<Task, Task.Owner> to) {
        for (Task task : repository.openOf(tenant, from)) {
            Task handed = task.with(task.words(), to.apply(task), task.dueAt(), task.link());
            repository.put(tenant, handed);
            remind(tenant, handed);
            tell(tenant, task.link().conversation());
        }
    }

    void delete(TenantId tenant, UUID id) {
        Task task = locked(tenant, id);
        repository.delete(tenant, id);
        chores.done(tenant, Kind.TASK, id);
        said(tenant, task, "task.deleted");
    }

    private Task locked(TenantId tenant, UUID id) {
        return repository.lock(tenant, id).orElseThrow(DeskProblem::unknownTask);
    }

    private void remind(TenantId tenant, Task task) {
        if (task.done() == null && task.dueAt() != null) {
            chores.at(tenant, Kind.TASK, task.id(), task.dueAt());
        } else {
            chores.done(tenant, Kind.TASK, task.id());
        }
    }

    private void said(TenantId tenant, Task task, String action) {
        told.trail().record(tenant, action, Subject.of("task", task.id()));
        tell(tenant, task.link().conversation());
    }

    private void tell(TenantId tenant, @Nullable ConversationId conversation) {
        told.live().record(tenant, new Change(conversation, "tasks"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable Instant exact(@Nullable Instant due) {
        return due == null ? null : due.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.TASK);
    }

    /** It is due. What was told of this very time before is not told again. */
    @Override
    public void run(TenantId tenant, Kind kind, UUID id) {
        // Under its lock: whoever changes it meanwhile says anew when to look.
        Optional<Task> found = repository.lock(tenant, id);
        chores.done(tenant, Kind.TASK, id);
        found.filter(task -> task.done() == null && task.dueAt() != null).ifPresent(task -> {
            Instant due = Objects.requireNonNull(task.dueAt());
            if (due.isAfter(clock.instant())) {
                chores.at(tenant, Kind.TASK, id, due);
            } else if (repository.told(tenant, id, due)) {
                due(tenant, task);
            }
        });
    }

    private void due(TenantId tenant, Task task) {
        ConversationId conversation = task.link().conversation();
        if (conversation != null && task.link().followUp()) {
            bringBack(tenant, conversation);
        }
        tell(tenant, conversation);
        Change change = new Change(conversation, "task-due");
        switch (task.owner()) {
            case Task.Owner.Teammate one -> told.live().record(tenant, change.telling(one.id()));
            case Task.Owner.Team team ->
                told.teams().find(tenant, team.id()).map(Team::members).ifPresent(members -> {
                    Change toAll = change;
                    for (Team.Member member : members) {
                        toAll = toAll.telling(member.teammate());
                    }
                    if (!members.isEmpty()) {
                        told.live().record(tenant, toAll);
                    }
                });
        }
    }

    private void bringBack(TenantId tenant, ConversationId id) {
        threads.open(tenant, id).ifPresent(open -> {
            var thread = open.thread(id);
            thread.reopen();
            thread.wake();
            told.activities().followedUp(tenant, id);
            open.write();
        });
    }
}
