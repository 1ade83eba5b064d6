package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Priority;
import io.insaka.conversations.Team;
import io.insaka.conversations.Threads;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does to one conversation what a teammate asked for. Joins the tenant's open transaction. */
@Component
class ConversationChanges {
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

    private final Threads threads;
    private final ConversationViews.Sorting sorting;
    private final Holding holding;
    private final DueRepository due;
    private final Notes notes;
    private final Clock clock;

    /** Where what was done is put down. */
    @Component
    record Notes(Activities activities, AuditTrail trail, LiveChanges live) {}

    ConversationChanges(
            Threads threads,
            ConversationViews.Sorting sorting,
            Holding holding,
            DueRepository due,
            Notes notes,
            Clock clock) {
        this.threads = threads;
        this.sorting = sorting;
        this.holding = holding;
        this.due = due;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * What to change; null leaves as it is.
     *
     * @param assign bot, none, me, or the id of a teammate
     * @param team the id of a team, or none
     * @param priority low, normal or high
     * @param status open or resolved
     * @param force although another teammate holds it
     */
    record Wanted(
            List<UUID> label,
            List<UUID> unlabel,
            @Nullable String assign,
            @Nullable String team,
            @Nullable String priority,
            @Nullable Instant snoozeUntil,
            boolean wake,
            @Nullable String status,
            boolean force) {}

    void apply(Caller caller, ConversationId id, Wanted wanted) {
        var open = threads.open(caller.tenant(), id).orElseThrow(DeskProblem::unknownConversation);
        var change = new One(caller, open.thread(id));
        change.status(wanted, "open");
        change.assign(wanted);
        change.team(wanted);
        change.priority(wanted.priority());
        change.snooze(wanted);
        change.status(wanted, "resolved");
        change.labels(wanted);
        change.complete();
        open.write();
        change.written();
    }

    /** What an assignment asks for, read before anything is locked for it. */
    private Holder holder(Caller caller, String assign, Conversation conversation) {
        return switch (assign) {
            case "bot" -> Holder.BOT;
            case "none" -> Holder.QUEUE;
            case "me" -> new Holder.Teammate(caller.teammate());
            default -> new Holder.Teammate(teammate(caller.tenant(), assign, conversation));
        };
    }

    private TeammateId teammate(TenantId tenant, String word, Conversation conversation) {
        try {
            var teammate = new TeammateId(UUID.fromString(word));
            if (holding.answers(tenant, teammate, conversation)) {
                return teammate;
            }
        } catch (IllegalArgumentException noId) {
            throw DeskProblem.invalid("assign", "is bot, none, me, or the id of a teammate");
        }
        throw DeskProblem.unknownTeammate();
    }

    /** One conversation being changed by somebody. */
    private final class One {
        private final Caller caller;
        private final TenantId tenant;
        private final OpenThread thread;
        private final ConversationId id;
        private boolean teamed;
        private @Nullable Conversation resolving;

        One(Caller caller, OpenThread thread) {
            this.caller = caller;
            this.tenant = caller.tenant();
            this.thread = thread;
            this.id = thread.conversation().id();
        }

        void assign(Wanted wanted) {
            if (wanted.assign() == null) {
                return;
            }
            Conversation before = thread.conversation();
            Holder to = holder(caller, wanted.assign(), before);
            if (to.equals(before.holder())) {
                return;
            }
            holding.askFirst(caller, before, wanted.force());
            switch (to) {
                case Holder.Bot bot -> {
                    thread.release();
                    did(Activity.Kind.RELEASED, null, "conversation.released", Details.NONE);
                }
                case Holder.Queue queue -> {
                    thread.reopen();
                    thread.unassign("put back by a teammate");
                    did(Activity.Kind.UNASSIGNED, null, "conversation.assigned", Details.of("to", "nobody"));
                }
                case Holder.Teammate teammate -> {
                    thread.reopen();
                    thread.take(teammate);
                    notes.activities().assigned(tenant, caller.teammate(), id, teammate.id());
                    audit(
                            "conversation.assigned",
                            Details.of("to", teammate.id().toString()));
                }
            }
        }

        /** Who is not in the team does not keep it: it waits for the team, unless somebody was named as well. */
        void team(Wanted wanted) {
            if (wanted.team() == null) {
                return;
            }
            Conversation before = thread.conversation();
            Team team = wanted.team().equals("none") ? null : team(wanted.team());
            if (Objects.equals(team == null ? null : team.id(), before.team())) {
                return;
            }
            holding.askFirst(caller, before, wanted.force());
            if (team == null) {
                did(Activity.Kind.UNTEAMED, null, "conversation.teamed", Details.of("to", "nobody"));
            } else {
                did(
                        Activity.Kind.TEAMED,
                        team.name(),
                        "conversation.teamed",
                        Details.of("to", team.id().toString()));
            }
            boolean kept = before.holder() instanceof Holder.Teammate teammate
                    && (team == null
                            || team.members().stream()
                                    .anyMatch(member -> member.teammate().equals(teammate.id())));
            if (team != null && wanted.assign() == null && !kept && !before.resolved()) {
                thread.unassign("given to " + team.name());
            }
            sorting.teams().name(tenant, id, team == null ? null : team.id());
            teamed = true;
        }

        private Team team(String word) {
            try {
                return sorting.teams().find(tenant, UUID.fromString(word)).orElseThrow(DeskProblem::unknownTeam);
            } catch (IllegalArgumentException noId) {
                throw DeskProblem.invalid("team", "is none, or the id of a team");
            }
        }

        /** What waits for another team than before is given by that one. */
        void written() {
            if (teamed) {
                due.put(tenant, Chore.Kind.ASSIGN, id.value(), clock.instant());
                due.put(tenant, Chore.Kind.TARGET, id.value(), clock.instant());
                notes.live().record(tenant, new Change(id, "conversation"));
            }
        }

        void priority(@Nullable String word) {
            if (word == null) {
                return;
            }
            Priority priority = List.of(Priority.values()).stream()
                    .filter(known -> known.wire().equals(word))
                    .findFirst()
                    .orElseThrow(() -> DeskProblem.invalid("priority", "is one of high, low, normal"));
            if (priority != thread.conversation().attention().priority()) {
                thread.prioritise(priority);
                did(Activity.Kind.PRIORITISED, word, "conversation.prioritised", Details.of("to", word));
            }
        }

        void snooze(Wanted wanted) {
            Instant until = wanted.snoozeUntil();
            Instant before = thread.conversation().attention().snoozedUntil();
            if (until != null) {
                Instant now = clock.instant();
                if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) {
                    throw DeskProblem.invalid("snoozeUntil", "is a time within a year from now");
                }
                holding.askFirst(caller, thread.conversation(), wanted.force());
                thread.snooze(until);
                if (!until.equals(before) && !thread.conversation().resolved()) {
                    due.put(tenant, Chore.Kind.WAKE, id.value(), until);
                    did(Activity.Kind.SNOOZED, until.toString(), "conversation.snoozed", Details.NONE);
                }
            } else if (wanted.wake() && before != null) {
                thread.wake();
                did(Activity.Kind.WOKEN, null, "conversation.woken", Details.NONE);
            }
        }

        void status(Wanted wanted, String to) {
            if (wanted.status() == null) {
                return;
            }
            switch (wanted.status()) {
                case "open", "resolved" -> {}
                default -> throw DeskProblem.invalid("status", "is one of open, resolved");
            }
            boolean resolve = to.equals("resolved");
            if (!wanted.status().equals(to) || thread.conversation().resolved() == resolve) {
                return;
            }
            holding.askFirst(caller, thread.conversation(), wanted.force());
            if (resolve) {
                resolving = thread.conversation();
                thread.resolve();
                did(Activity.Kind.RESOLVED, null, "conversation.resolved", Details.NONE);
            } else {
                thread.reopen();
                did(Activity.Kind.REOPENED, null, "conversation.reopened", Details.NONE);
            }
        }

        /** What is labelled and given to somebody in the same breath counts. */
        void complete() {
            if (resolving != null) {
                holding.askWhatIsMissing(tenant, resolving);
                holding.resolved(caller, resolving);
            }
        }

        void labels(Wanted wanted) {
            if (wanted.label().isEmpty() && wanted.unlabel().isEmpty()) {
                return;
            }
            Map<UUID, String> names = sorting.labels().all(tenant).stream()
                    .collect(Collectors.toMap(label -> label.id(), label -> label.name(), (one, same) -> one));
            if (!names.keySet().containsAll(wanted.label())) {
                throw DeskProblem.unknownLabel();
            }
            Function<UUID, String> name = label -> names.getOrDefault(label, "?");
            var off = sorting.labels().takeOff(tenant, id, wanted.unlabel());
            var on = sorting.labels().put(tenant, id, wanted.label());
            off.forEach(label ->
                    notes.activities().did(tenant, caller.teammate(), id, Activity.Kind.UNLABELLED, name.apply(label)));
            on.forEach(label ->
                    notes.activities().did(tenant, caller.teammate(), id, Activity.Kind.LABELLED, name.apply(label)));
            if (!off.isEmpty() || !on.isEmpty()) {
                audit("conversation.labelled", Details.of(Map.of("added", on.size(), "removed", off.size())));
                notes.live().record(tenant, new Change(id, "labels"));
            }
        }

        private void did(Activity.Kind kind, @Nullable String value, String action, Details details) {
            if (value == null) {
                notes.activities().did(tenant, caller.teammate(), id, kind);
            } else {
                notes.activities().did(tenant, caller.teammate(), id, kind, value);
            }
            audit(action, details);
        }

        private void audit(String action, Details details) {
            notes.trail().record(tenant, action, Subject.of("conversation", id.value()), details);
        }
    }
}
