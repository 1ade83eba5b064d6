package io.insaka.desk.teams;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.Channels;
import io.insaka.conversations.Labels;
import io.insaka.conversations.Team;
import io.insaka.conversations.Teams;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which team answers what the bot hands to people. */
@RestController
@RequestMapping("/api/v1/teams/rules")
class TeamRuleApi {
    private static final int MOST = 50;

    /** What leads to a hand-over, as the brain names it. */
    private static final Set<String> CAUSES =
            Set.of("requested", "not-understood", "urgent", "upset", "suspicious", "models", "skill");

    private final TenantTransactions transactions;
    private final TeamRuleRepository repository;
    private final Known known;
    private final AuditTrail trail;

    /** What a rule may name. */
    @Component
    record Known(Teams teams, Labels labels, Channels channels) {}

    TeamRuleApi(TenantTransactions transactions, TeamRuleRepository repository, Known known, AuditTrail trail) {
        this.transactions = transactions;
        this.repository = repository;
        this.known = known;
        this.trail = trail;
    }

    record All(List<View> items) {}

    /** @param causes requested, not-understood, urgent, upset, suspicious, models or skill */
    record View(UUID team, List<UUID> channels, List<UUID> labels, List<String> causes) {}

    record Draft(@NotNull @Size(max = MOST) List<@NotNull @Valid RuleDraft> items) {}

    record RuleDraft(
            @NotNull UUID team,
            @Nullable @Size(max = 50) List<@NotNull UUID> channels,
            @Nullable @Size(max = 50) List<@NotNull UUID> labels,
            @Nullable @Size(max = 7) List<@NotNull @Size(max = 20) String> causes) {
        TeamRule rule() {
            return new TeamRule(team, asSet(channels), asSet(labels), asSet(causes));
        }

        private static <T> Set<T> asSet(@Nullable List<T> values) {
            return values == null ? Set.of() : new HashSet<>(values);
        }
    }

    /** In the order in which they are tried: the first that fits names the team. */
    @GetMapping
    @NotAudited("shows how a team sorts, nothing of customers")
    @Requires(Permission.CONVERSATIONS_READ)
    All all(Caller caller) {
        return new All(transactions.call(caller.tenant(), () -> repository.all(caller.tenant())).stream()
                .map(rule -> new View(
                        rule.team(),
                        caller.sight().told(rule.channels()),
                        rule.labels().stream().sorted().toList(),
                        rule.causes().stream().sorted().toList()))
                .toList());
    }

    /** All of them at once; what was handed over before stays where it is. */
    @PutMapping
    @Audited("team.rules-changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    All replace(Caller caller, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        List<TeamRule> rules = draft.items().stream().map(RuleDraft::rule).toList();
        transactions.run(tenant, () -> {
            List<TeamRule> before = repository.all(tenant);
            rules.forEach(rule -> accept(tenant, before, rule));
            repository.replace(tenant, rules);
            trail.record(
                    tenant,
                    "team.rules-changed",
                    Subject.of("organisation", tenant.value()),
                    Details.of("rules", rules.size()));
        });
        return all(caller);
    }

    /** What was deleted since it was named is not in the way of changing the rest. */
    private void accept(TenantId tenant, List<TeamRule> before, TeamRule rule) {
        Set<UUID> teams = known.teams().hold(tenant).stream().map(Team::id).collect(Collectors.toSet());
        if (!teams.contains(rule.team())) {
            throw DeskProblem.unknownTeam();
        }
        if (!CAUSES.containsAll(rule.causes())) {
            throw DeskProblem.invalid("causes", "names something that leads to no hand-over");
        }
        Set<UUID> labels =
                known.labels().all(tenant).stream().map(label -> label.id()).collect(Collectors.toSet());
        Set<UUID> channels = new HashSet<>();
        for (TeamRule named : before) {
            labels.addAll(named.labels());
            channels.addAll(named.channels());
        }
        boolean there = rule.channels().stream()
                .allMatch(channel -> channels.contains(channel)
                        || known.channels().find(tenant, new ChannelId(channel)).isPresent());
        if (!there || !labels.containsAll(rule.labels())) {
            throw DeskProblem.invalid("items", "names a label or a channel that is not there");
        }
    }
}
