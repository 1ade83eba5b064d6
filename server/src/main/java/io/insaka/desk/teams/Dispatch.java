package io.insaka.desk.teams;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Team;
import io.insaka.conversations.Teams;
import io.insaka.conversations.Threads;
import io.insaka.desk.Activities;
import io.insaka.desk.Chore;
import io.insaka.desk.Chores;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Teammates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives what waits for a team to those of its people who are there and have room: what is most urgent first, then what
 * waits longest, whichever team it waits for. One after the other in an organisation: nobody is given more than they can
 * hold by two who give at once. Nobody free: it waits, and whoever becomes free is given it.
 */
@Component
class Dispatch implements Chore {
    private static final int AT_ONCE = 100;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Teams teams;
    private final Inbox inbox;
    private final Presence presence;
    private final Teammates teammates;
    private final Chores chores;
    private final Giving giving;

    /** What giving a conversation to somebody takes. */
    @org.springframework.stereotype.Component
    record Giving(Threads threads, Activities activities, AuditTrail trail, LiveChanges live) {
        void give(TenantId tenant, ConversationId id, TeammateId to, Team team) {
            threads.open(tenant, id).ifPresent(open -> {
                open.thread(id).give(new Holder.Teammate(to));
                activities.given(tenant, id, to, team.assignment().wire() + ": " + team.name());
                trail.record(
                        tenant,
                        "conversation.assigned",
                        Subject.of("conversation", id.value()),
                        Details.of(Map.of("to", to.toString(), "team", team.id().toString())));
                open.write();
                live.record(tenant, new Change(id, "given").telling(to));
            });
        }
    }

    Dispatch(Teams teams, Inbox inbox, Presence presence, Teammates teammates, Chores chores, Giving giving) {
        this.teams = teams;
        this.inbox = inbox;
        this.presence = presence;
        this.teammates = teammates;
        this.chores = chores;
        this.giving = giving;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.ASSIGN, Kind.FILL);
    }

    @Override
    public void run(TenantId tenant, Kind kind, UUID id) {
        chores.done(tenant, kind, id);
        Set<UUID> wanted = kind == Kind.FILL ? teams.of(tenant, new TeammateId(id)) : teamOf(tenant, id);
        if (wanted.isEmpty()) {
            return;
        }
        List<Team> giving = teams.hold(tenant).stream()
                .filter(team -> wanted.contains(team.id()) && team.assignment() != Team.Assignment.MANUAL)
                .toList();
        if (giving.isEmpty()) {
            return;
        }
        List<Teams.Waiting> waiting =
                teams.waiting(tenant, giving.stream().map(Team::id).toList(), AT_ONCE);
        if (waiting.isEmpty()) {
            return;
        }
        int given = give(tenant, giving, waiting);
        if (given > 0 && waiting.size() == AT_ONCE) {
            chores.soon(tenant, kind, id);
        }
    }

    private Set<UUID> teamOf(TenantId tenant, UUID conversation) {
        return inbox.find(tenant, new ConversationId(conversation))
                .map(listed -> listed.conversation().team())
                .map(Set::of)
                .orElse(Set.of());
    }

    private int give(TenantId tenant, List<Team> giving, List<Teams.Waiting> waiting) {
        var room = new Room(
                giving,
                team -> teams.loads(tenant, team.id()),
                presence.there(tenant, people(giving)),
                teammate -> teammates.answering(tenant, teammate));
        int given = 0;
        for (Teams.Waiting next : waiting) {
            var found = room.next(
                    next,
                    this.giving
                            .activities()
                            .putBackBy(tenant, next.conversation())
                            .orElse(null));
            if (found.isEmpty()) {
                continue;
            }
            Room.Place place = found.get();
            if (!teams.claim(tenant, next.team(), next.conversation())) {
                // Somebody is doing something to it just now.
                chores.in(tenant, Kind.ASSIGN, next.conversation().value(), LOOK_AGAIN);
                continue;
            }
            this.giving.give(tenant, next.conversation(), place.teammate(), place.team());
            teams.given(tenant, next.team(), place.teammate(), room.take(place));
            given++;
        }
        return given;
    }

    private static Set<TeammateId> people(List<Team> teams) {
        return teams.stream()
                .flatMap(team -> team.members().stream())
                .map(Team.Member::teammate)
                .collect(java.util.stream.Collectors.toSet());
    }
}
