package io.insaka.desk;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.AttributeValue;
import io.insaka.attributes.Attributes;
import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.contacts.Contact;
import io.insaka.contacts.ContactProblem;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.Person;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.desk.ContactView.Identifier;
import io.insaka.desk.ContactView.Joined;
import io.insaka.desk.ContactView.Reach;
import io.insaka.desk.ContactView.Thread;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Masking;
import io.insaka.tenancy.Teammates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts people into the form the API shows. Joins the tenant's open transaction. */
@Component
class ContactViews {
    private final Contacts contacts;
    private final Inbox inbox;
    private final ConversationViews views;
    private final Channels channels;
    private final Teammates teammates;
    private final Attributes attributes;

    ContactViews(
            Contacts contacts,
            Inbox inbox,
            ConversationViews views,
            Channels channels,
            Teammates teammates,
            Attributes attributes) {
        this.contacts = contacts;
        this.inbox = inbox;
        this.views = views;
        this.channels = channels;
        this.teammates = teammates;
        this.attributes = attributes;
    }

    Contact lead(TenantId tenant, UUID id) {
        Contact contact = contacts.find(tenant, new ContactId(id)).orElseThrow(ContactProblem::unknown);
        return contact.lead().equals(contact.id())
                ? contact
                : contacts.find(tenant, contact.lead()).orElseThrow(ContactProblem::unknown);
    }

    ContactView of(TenantId tenant, UUID id) {
        Contact lead = lead(tenant, id);
        return new ContactView(
                lead.id().value(),
                lead.label(),
                identifiers(tenant, lead),
                lead.optedOutAt(),
                lead.vip(),
                lead.createdAt(),
                threads(tenant, lead),
                joined(tenant, lead),
                wire(
                        tenant,
                        AttributeSubject.CONTACT,
                        attributes.valuesOfOne(
                                tenant,
                                AttributeSubject.CONTACT,
                                lead.everyone().stream().map(ContactId::value).toList())));
    }

    /** Values of attributes, by key. */
    Map<String, Object> wire(TenantId tenant, AttributeSubject subject, Map<String, AttributeValue> values) {
        Set<String> sensitive = values.isEmpty()
                ? Set.of()
                : attributes.definitions(tenant, subject).stream()
                        .filter(Attribute::sensitive)
                        .map(Attribute::key)
                        .collect(Collectors.toSet());
        Map<String, Object> wire = new LinkedHashMap<>();
        values.forEach((key, value) ->
                wire.put(key, sensitive.contains(key) ? new Masking.Sensitive(value.wire()) : value.wire()));
        return wire;
    }

    List<Thread> threads(TenantId tenant, Contact lead) {
        return views.of(tenant, inbox.of(tenant, lead.everyone())).stream()
                .map(view -> new Thread(
                        view.id(),
                        view.channelId(),
                        view.channelKind(),
                        view.channelName(),
                        view.contact().id(),
                        view.status(),
                        view.lastMessageAt(),
                        view.mergedInto() != null))
                .toList();
    }

    /** The kinds of channels of these threads. */
    List<String> kinds(TenantId tenant, List<Conversation> threads) {
        return threads.stream()
                .map(Conversation::channel)
                .distinct()
                .flatMap(channel -> channels.find(tenant, channel).stream())
                .map(ChannelAccount::kind)
                .distinct()
                .toList();
    }

    List<Identifier> identifiers(TenantId tenant, Contact lead) {
        List<ChannelAccount> sending = channels.list(tenant).stream()
                .filter(account -> account.standing().sends()
                        && channels.adapter(account.kind()).sends(account.settings()))
                .toList();
        Map<ContactId, Contact> everyone = contacts.find(tenant, lead.everyone());
        return lead.everyone().stream()
                .map(everyone::get)
                .filter(Objects::nonNull)
                .flatMap(contact -> Stream.concat(
                        contact.addresses().stream()
                                .map(address -> identifier(
                                        contact, address.kind(), address.value(), address.proven(), null, sending)),
                        contact.ties().former().stream()
                                .map(former -> identifier(
                                        contact,
                                        former.address().kind(),
                                        former.address().value(),
                                        former.address().proven(),
                                        former.until(),
                                        List.of()))))
                .toList();
    }

    private Identifier identifier(
            Contact contact,
            String kind,
            String value,
            boolean proven,
            @Nullable Instant until,
            List<ChannelAccount> sending) {
        List<Reach> reached = sending.stream()
                .filter(account -> channels.adapter(account.kind()).opensTo().contains(kind))
                .map(account -> new Reach(account.id().value(), account.kind(), account.name()))
                .toList();
        return new Identifier(kind, value, contact.id().value(), proven, until, reached);
    }

    private List<Joined> joined(TenantId tenant, Contact lead) {
        Person person = lead.ties().person();
        if (person == null) {
            return List.of();
        }
        Map<TeammateId, String> names = teammates.names(
                tenant,
                person.members().stream()
                        .map(Person.Member::joinedBy)
                        .filter(Objects::nonNull)
                        .map(TeammateId::new)
                        .distinct()
                        .toList());
        Map<ContactId, Contact> everyone = contacts.find(tenant, person.ids());
        return person.members().stream()
                .flatMap(member -> joined(member, everyone.get(member.id()), names))
                .toList();
    }

    private static Stream<Joined> joined(
            Person.Member member, @Nullable Contact contact, Map<TeammateId, String> names) {
        ContactId into = member.joinedTo();
        Instant at = member.joinedAt();
        if (into == null || at == null || contact == null) {
            return Stream.of();
        }
        UUID by = member.joinedBy();
        String address = contact.address();
        String name = member.name() != null ? member.name() : address == null ? "Unknown" : address;
        return Stream.of(new Joined(
                member.id().value(),
                name,
                into.value(),
                at,
                by == null ? null : names.getOrDefault(new TeammateId(by), "A former teammate")));
    }
}
