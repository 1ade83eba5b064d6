package io.insaka.desk.resolving;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.Attributes;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Dues;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Label;
import io.insaka.conversations.Labels;
import io.insaka.desk.BeforeResolving;
import io.insaka.kernel.ContactId;
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
    private final Attributes attributes;
    private final Contacts contacts;

    Needs(ResolvingRepository repository, Labels labels, Dues dues, Attributes attributes, Contacts contacts) {
        this.attributes = attributes;
        this.contacts = contacts;
        this.repository = repository;
        this.labels = labels;
        this.dues = dues;
    }

    /**
     * @param labels for each rule that wants one: those of which one has to be put on
     * @param attributes those without a value
     */
    record Lack(List<Set<UUID>> labels, boolean team, boolean assignee, List<Attribute> attributes) {}

    Lack lack(TenantId tenant, Conversation conversation) {
        List<NeedRule> rules = repository.needs(tenant);
        if (rules.isEmpty()) {
            return new Lack(List.of(), false, false, List.of());
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
                        && fitting.stream().anyMatch(NeedRule::assignee),
                withoutValue(
                        tenant,
                        conversation,
                        fitting.stream()
                                .flatMap(rule -> rule.attributes().stream())
                                .collect(Collectors.toSet())));
    }

    /** One that was deleted cannot be asked for. */
    private List<Attribute> withoutValue(TenantId tenant, Conversation conversation, Set<UUID> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Attribute> lacking = new ArrayList<>();
        for (AttributeSubject subject : AttributeSubject.values()) {
            List<Attribute> asked = attributes.definitions(tenant, subject).stream()
                    .filter(attribute -> wanted.contains(attribute.id()))
                    .toList();
            if (!asked.isEmpty()) {
                Set<String> known = attributes
                        .valuesOfOne(tenant, subject, owners(tenant, conversation, subject))
                        .keySet();
                asked.stream()
                        .filter(attribute -> !known.contains(attribute.key()))
                        .forEach(lacking::add);
            }
        }
        return lacking;
    }

    private List<UUID> owners(TenantId tenant, Conversation conversation, AttributeSubject subject) {
        return switch (subject) {
            case CONVERSATION -> List.of(conversation.id().value());
            case CONTACT ->
                contacts.find(tenant, conversation.contact()).map(Contact::everyone).orElse(List.of()).stream()
                        .map(ContactId::value)
                        .toList();
        };
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
        for (Attribute attribute : lack.attributes()) {
            String field = attribute.subject() == AttributeSubject.CONTACT ? "contactAttributes." : "attributes.";
            missing.add(new Missing(field + attribute.key(), "is needed before it is resolved"));
        }
        return missing;
    }
}
