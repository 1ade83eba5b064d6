package io.insaka.desk;

import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.Teammates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was done to a conversation, for the lines between its messages. */
@RestController
class ActivityApi {
    private static final int MOST = 200;

    private final TenantTransactions transactions;
    private final ActivityRepository repository;
    private final Inbox inbox;
    private final Teammates teammates;

    ActivityApi(TenantTransactions transactions, ActivityRepository repository, Inbox inbox, Teammates teammates) {
        this.transactions = transactions;
        this.repository = repository;
        this.inbox = inbox;
        this.teammates = teammates;
    }

    record Latest(List<View> items, @Nullable String next) {}

    /**
     * @param kind labelled, unlabelled, assigned, unassigned, taken, released, prioritised, snoozed, woken, resolved,
     *     reopened, teamed, unteamed, missed, merged, took_in, unmerged or let_go, among others
     * @param by null: it happened by itself
     * @param to whom it was assigned to
     * @param value the label's or team's name, the priority, until when, or {@code round-robin: <team>}, or the target
     */
    record View(
            UUID id,
            String kind,
            @Nullable Person by,
            @Nullable Person to,
            @Nullable String value,
            Instant at) {}

    /** @param name null of somebody nobody knows any more */
    record Person(UUID id, @Nullable String name) {}

    /**
     * Newest first.
     *
     * @param cursor the {@code next} of the page before
     */
    @GetMapping("/api/v1/conversations/{id}/activities")
    @NotAudited("tells what teammates did, nothing of the customer")
    @Requires(Permission.CONVERSATIONS_READ)
    Latest latest(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "200") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return transactions.call(caller.tenant(), () -> {
            var conversation = new ConversationId(id);
            inbox.find(caller.tenant(), conversation).orElseThrow(DeskProblem::unknownConversation);
            List<Activity> all = repository.latest(caller.tenant(), conversation, cursor, most + 1);
            List<Activity> found = all.stream().limit(most).toList();
            Map<TeammateId, String> names = teammates.names(
                    caller.tenant(),
                    found.stream()
                            .flatMap(activity -> Stream.of(activity.by(), activity.subject()))
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList());
            List<View> items = found.stream()
                    .map(activity -> new View(
                            activity.id(),
                            activity.kind().wire(),
                            person(activity.by(), names),
                            person(activity.subject(), names),
                            activity.value(),
                            activity.at()))
                    .toList();
            return new Latest(items, all.size() > most ? items.getLast().id().toString() : null);
        });
    }

    private static @Nullable Person person(@Nullable TeammateId teammate, Map<TeammateId, String> names) {
        return teammate == null ? null : new Person(teammate.value(), names.get(teammate));
    }
}
