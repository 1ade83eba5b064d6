package io.insaka.desk.resolving;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Dues;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Label;
import io.insaka.conversations.Labels;
import io.insaka.desk.BeforeResolving;
import io.insaka.kernel.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the rules ask for before a person resolves a conversation. Joins the tenant's open transaction. */
@Component
class Needs implements BeforeResolving {
    private final ResolvingRepository repository;
    private final Labels labels;
    private final Dues dues;

    Needs(ResolvingRepository repository, Labels labels, Dues dues) {
        this.repository = repository;
        this.labels = labels;
        this.dues = dues;
    }

    /** @param labels for each rule that wants one: those of which one has to be put on */
    record Lack(List<Set<UUID>> labels, boolean team, boolean assignee) {}

    Lack lack(TenantId tenant, Conversation conversation) {
        List<NeedRule> rules = repository.needs(tenant);
        if (rules.isEmpty()) {
            return new Lack(List.of(), false, false);
        }
        UUID team = dues.team(tenant, conversation.id());
        List<NeedRule> fitting = rules.stream()
                .filter(rule -> rule.fits(conversation.channel().value(), team))
                .toList();
        Set<UUID> known = labels.all(tenant).stream().map(Label::id).collect(Collectors.toSet());
        Set<UUID> on = labels.of(tenant, List.of(conversation.id())).getOrDefault(conversation.id(), List.of()).stream()
                .map(Label::id)
                .collect(Collectors.toSet());
        List<Set<UUID>> wanted = new ArrayList<>();
        for (NeedRule rule : fitting) {
            // A label that was deleted cannot be asked for.
            Set<UUID> any = new LinkedHashSet<>(rule.labels());
            any.retainAll(known);
            if (!any.isEmpty() && any.stream().noneMatch(on::contains)) {
                wanted.add(any);
            }
        }
        return new Lack(
                wanted,
                team == null && fitting.stream().anyMatch(NeedRule::team),
                !(conversation.holder() instanceof Holder.Teammate)
                        && fitting.stream().anyMatch(NeedRule::assignee));
    }

    @Override
    public List<Missing> missing(TenantId tenant, Conversation conversation) {
        Lack lack = lack(tenant, conversation);
        List<Missing> missing = new ArrayList<>();
        if (!lack.labels().isEmpty()) {
            missing.add(new Missing("label", "is needed before it is resolved"));
        }
        if (lack.team()) {
            missing.add(new Missing("team", "is needed before it is resolved"));
        }
        if (lack.assignee()) {
            missing.add(new Missing("assign", "is needed before it is resolved"));
        }
        return missing;
    }
}
