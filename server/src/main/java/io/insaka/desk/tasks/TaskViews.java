package io.insaka.desk.tasks;

import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Teams;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Masked;
import io.insaka.tenancy.Teammates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts tasks into the form the API shows. Joins the tenant's open transaction. */
@Component
class TaskViews {
    private final Teammates teammates;
    private final Teams teams;
    private final Contacts contacts;

    TaskViews(Teammates teammates, Teams teams, Contacts contacts) {
        this.teammates = teammates;
        this.teams = teams;
        this.contacts = contacts;
    }

    /** @param name null: it is gone */
    record Named(UUID id, @Masked @Nullable String name) {}

    /**
     * @param teammate whose it is; null: the team's
     * @param followUp its conversation comes back when it is due
     * @param doneAt null: it is to be done
     */
    record View(
            UUID id,
            String title,
            @Nullable String note,
            @Nullable Instant dueAt,
            @Nullable Named teammate,
            @Nullable Named team,
            @Nullable UUID conversation,
            @Nullable Named contact,
            boolean followUp,
            Named createdBy,
            Instant createdAt,
            @Nullable Named doneBy,
            @Nullable Instant doneAt) {}

    List<View> of(TenantId tenant, List<Task> tasks) {
        Map<TeammateId, String> people = teammates.names(
                tenant, tasks.stream().flatMap(TaskViews::people).distinct().toList());
        Map<UUID, String> names = teams.names(
                tenant,
                tasks.stream()
                        .map(Task::owner)
                        .filter(Task.Owner.Team.class::isInstance)
                        .map(owner -> ((Task.Owner.Team) owner).id())
                        .distinct()
                        .toList());
        Map<ContactId, Contact> about = contacts.find(
                tenant,
                tasks.stream()
                        .map(task -> task.link().contact())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return tasks.stream().map(task -> view(task, people, names, about)).toList();
    }

    private static Stream<TeammateId> people(Task task) {
        Task.Done done = task.done();
        return Stream.of(
                        Stream.of(task.made().by()),
                        done == null ? Stream.<TeammateId>empty() : Stream.of(done.by()),
                        task.owner() instanceof Task.Owner.Teammate one
                                ? Stream.of(one.id())
                                : Stream.<TeammateId>empty())
                .flatMap(some -> some);
    }

    private static View view(
            Task task, Map<TeammateId, String> people, Map<UUID, String> teams, Map<ContactId, Contact> contacts) {
        ConversationId conversation = task.link().conversation();
        ContactId contact = task.link().contact();
        Contact known = contact == null ? null : contacts.get(contact);
        Task.Done done = task.done();
        return new View(
                task.id(),
                task.words().title(),
                task.words().note(),
                task.dueAt(),
                task.owner() instanceof Task.Owner.Teammate one ? named(one.id(), people) : null,
                task.owner() instanceof Task.Owner.Team team ? new Named(team.id(), teams.get(team.id())) : null,
                conversation == null ? null : conversation.value(),
                contact == null ? null : new Named(contact.value(), known == null ? null : known.label()),
                task.link().followUp(),
                named(task.made().by(), people),
                task.made().at(),
                done == null ? null : named(done.by(), people),
                done == null ? null : done.at());
    }

    private static Named named(TeammateId id, Map<TeammateId, String> people) {
        return new Named(id.value(), people.get(id));
    }
}
