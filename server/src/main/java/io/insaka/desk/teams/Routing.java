package io.insaka.desk.teams;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.HandsChanged;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Label;
import io.insaka.conversations.Labels;
import io.insaka.conversations.Teams;
import io.insaka.desk.Activities;
import io.insaka.desk.Chore;
import io.insaka.desk.Chores;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Names the team of what is handed to people, in the transaction that hands it over, and leaves there what has to be
 * given out. Cut off after that, it is still to be done; cut off before, nothing has been handed over.
 */
@Component
class Routing {
    private final Teams teams;
    private final TeamRuleRepository rules;
    private final Labels labels;
    private final Chores chores;
    private final Activities activities;

    Routing(Teams teams, TeamRuleRepository rules, Labels labels, Chores chores, Activities activities) {
        this.teams = teams;
        this.rules = rules;
        this.labels = labels;
        this.chores = chores;
        this.activities = activities;
    }

    @EventListener
    void passed(HandsChanged changed) {
        List<HandsChanged.Passed> queued = changed.passed().stream()
                .filter(passed -> waits(passed.after()) && !waits(passed.before()))
                .toList();
        Set<TeammateId> freed = changed.passed().stream()
                .map(Routing::freed)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        TenantId tenant = changed.tenant();
        if (queued.isEmpty() && freed.isEmpty() || !teams.exist(tenant)) {
            return;
        }
        if (!queued.isEmpty()) {
            queue(tenant, queued);
        }
        freed.stream()
                .map(TeammateId::value)
                .sorted()
                .forEach(teammate -> chores.soon(tenant, Chore.Kind.FILL, teammate));
    }

    private static boolean waits(Conversation conversation) {
        return conversation.holder() instanceof Holder.Queue
                && !conversation.resolved()
                && conversation.attention().snoozedUntil() == null;
    }

    private static @Nullable TeammateId freed(HandsChanged.Passed passed) {
        TeammateId before = busy(passed.before());
        return Objects.equals(before, busy(passed.after())) ? null : before;
    }

    private static @Nullable TeammateId busy(Conversation conversation) {
        return conversation.holder() instanceof Holder.Teammate teammate
                        && conversation.attention().snoozedUntil() == null
                ? teammate.id()
                : null;
    }

    private void queue(TenantId tenant, List<HandsChanged.Passed> queued) {
        List<TeamRule> known = rules.all(tenant);
        var carried = known.stream().allMatch(rule -> rule.labels().isEmpty())
                ? Map.<io.insaka.kernel.ConversationId, List<Label>>of()
                : labels.of(
                        tenant,
                        queued.stream().map(passed -> passed.after().id()).toList());
        for (HandsChanged.Passed passed : queued) {
            Conversation conversation = passed.after();
            UUID team = conversation.team();
            if (passed.before().holder() instanceof Holder.Bot) {
                Optional<UUID> named = known.stream()
                        .filter(rule -> rule.fits(
                                conversation, carried.getOrDefault(conversation.id(), List.of()), passed.cause()))
                        .map(TeamRule::team)
                        .findFirst();
                team = named.orElse(team);
                named.ifPresent(to -> name(tenant, conversation, to));
            }
            if (team != null) {
                chores.soon(tenant, Chore.Kind.ASSIGN, conversation.id().value());
            }
        }
    }

    private void name(TenantId tenant, Conversation conversation, UUID team) {
        if (teams.name(tenant, conversation.id(), team)) {
            String name = teams.names(tenant, Set.of(team)).getOrDefault(team, "?");
            activities.routed(tenant, conversation.id(), name);
        }
    }
}
