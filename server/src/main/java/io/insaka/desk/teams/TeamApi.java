package io.insaka.desk.teams;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.conversations.Team;
import io.insaka.conversations.Teams;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.Chore;
import io.insaka.desk.Chores;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.PlainText;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's teams. */
@RestController
@RequestMapping("/api/v1/teams")
class TeamApi {
    private static final int MOST = 100;
    private static final UUID NONE = new UUID(0, 0);

    private final TenantTransactions transactions;
    private final Teams teams;
    private final Presence presence;
    private final Teammates teammates;
    private final Ids ids;
    private final Told told;

    /** Who hears of a change, and what follows from it. */
    @Component
    record Told(AuditTrail trail, LiveChanges live, Chores chores) {}

    TeamApi(TenantTransactions transactions, Teams teams, Presence presence, Teammates teammates, Ids ids, Told told) {
        this.transactions = transactions;
        this.teams = teams;
        this.presence = presence;
        this.teammates = teammates;
        this.ids = ids;
        this.told = told;
    }

    record All(List<View> items) {}

    /**
     * @param assignment manual, round-robin or least-busy
     * @param capacity how many open conversations somebody may hold before this team gives them no more
     * @param mine whether the caller is in it
     */
    record View(UUID id, String name, String assignment, int capacity, List<MemberView> members, boolean mine) {}

    /**
     * @param capacity null: as the team says
     * @param there whether they are given conversations now
     */
    record MemberView(UUID id, String name, @Nullable Integer capacity, boolean there) {}

    /** @param capacity 20 when absent */
    record Draft(
            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 20) String assignment,
            @Nullable @Min(1) @Max(500) Integer capacity,
            @Nullable @Size(max = 200) List<@NotNull @Valid MemberDraft> members) {
        private static final int USUAL_CAPACITY = 20;

        Team team(UUID id) {
            List<MemberDraft> named = members == null ? List.of() : members;
            if (named.stream().map(MemberDraft::id).distinct().count() < named.size()) {
                throw DeskProblem.invalid("members", "names somebody twice");
            }
            return new Team(
                    id,
                    PlainText.line("name", name),
                    how(),
                    capacity == null ? USUAL_CAPACITY : capacity,
                    named.stream()
                            .map(member -> new Team.Member(new TeammateId(member.id()), member.capacity()))
                            .toList());
        }

        private Team.Assignment how() {
            try {
                return Team.Assignment.of(assignment);
            } catch (IllegalArgumentException unknown) {
                throw DeskProblem.invalid("assignment", "is one of least-busy, manual, round-robin");
            }
        }
    }

    record MemberDraft(
            @NotNull UUID id, @Nullable @Min(0) @Max(500) Integer capacity) {}

    /** By name. */
    @GetMapping
    @NotAudited("shows colleagues who works with whom, nothing of customers")
    @Requires(Permission.CONVERSATIONS_READ)
    All all(Caller caller) {
        return transactions.call(caller.tenant(), () -> new All(views(caller, teams.all(caller.tenant()))));
    }

    private List<View> views(Caller caller, List<Team> shown) {
        Set<TeammateId> people = shown.stream()
                .flatMap(team -> team.members().stream())
                .map(Team.Member::teammate)
                .collect(Collectors.toSet());
        Map<TeammateId, String> names = teammates.names(caller.tenant(), people);
        Set<TeammateId> there = presence.there(caller.tenant(), people);
        return shown.stream()
                .map(team -> new View(
                        team.id(),
                        team.name(),
                        team.assignment().wire(),
                        team.capacity(),
                        team.members().stream()
                                .map(member -> new MemberView(
                                        member.teammate().value(),
                                        names.getOrDefault(member.teammate(), "?"),
                                        member.capacity(),
                                        there.contains(member.teammate())))
                                .toList(),
                        team.members().stream()
                                .anyMatch(member -> member.teammate().equals(caller.teammate()))))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("team.created")
    @Requires(Permission.ORGANISATION_MANAGE)
    View create(Caller caller, @Valid @RequestBody Draft draft) {
        Team team = draft.team(ids.next());
        return written(caller, () -> {
            if (teams.all(caller.tenant()).size() >= MOST) {
                throw DeskProblem.tooManyTeams();
            }
            accept(caller.tenant(), team, NONE, List.of());
            teams.create(caller.tenant(), team);
            note(caller.tenant(), "team.created", team);
            return team;
        });
    }

    /** What waits for it is given out by what is said here. */
    @PutMapping("/{id}")
    @Audited("team.changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    View change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        Team team = draft.team(id);
        return written(caller, () -> {
            Team before = teams.find(caller.tenant(), id).orElseThrow(DeskProblem::unknownTeam);
            accept(caller.tenant(), team, id, before.members());
            teams.change(caller.tenant(), team);
            note(caller.tenant(), "team.changed", team);
            return team;
        });
    }

    /** What its people hold stays theirs; what waits for it waits for anybody; rules that name it go with it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("team.deleted")
    @Requires(Permission.ORGANISATION_MANAGE)
    void delete(Caller caller, @PathVariable UUID id) {
        transactions.run(caller.tenant(), () -> {
            Team team = teams.find(caller.tenant(), id).orElseThrow(DeskProblem::unknownTeam);
            teams.delete(caller.tenant(), id);
            note(caller.tenant(), "team.deleted", team);
            told.live().record(caller.tenant(), new Change(null, "teams"));
        });
    }

    /** Nobody is added who cannot answer; who can no longer is not in the way of changing the rest. */
    private void accept(TenantId tenant, Team team, UUID except, List<Team.Member> before) {
        if (teams.taken(tenant, team.name(), except)) {
            throw DeskProblem.teamTaken();
        }
        Set<TeammateId> known = before.stream().map(Team.Member::teammate).collect(Collectors.toSet());
        boolean able = team.members().stream()
                .map(Team.Member::teammate)
                .allMatch(teammate -> known.contains(teammate) || teammates.answers(tenant, teammate));
        if (!able) {
            throw DeskProblem.invalid("members", "names somebody who does not answer customers");
        }
    }

    private void note(TenantId tenant, String action, Team team) {
        told.trail()
                .record(
                        tenant,
                        action,
                        Subject.of("team", team.id()),
                        Details.of(Map.of(
                                "name", team.name(), "members", team.members().size())));
    }

    private View written(Caller caller, Supplier<Team> change) {
        try {
            return transactions.call(caller.tenant(), () -> {
                Team team = change.get();
                team.members().stream()
                        .map(member -> member.teammate().value())
                        .sorted()
                        .forEach(teammate -> told.chores().soon(caller.tenant(), Chore.Kind.FILL, teammate));
                told.live().record(caller.tenant(), new Change(null, "teams"));
                return views(caller, List.of(team)).getFirst();
            });
        } catch (DuplicateKeyException meanwhile) {
            throw DeskProblem.teamTaken();
        }
    }
}
