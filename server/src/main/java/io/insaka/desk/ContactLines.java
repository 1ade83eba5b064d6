package io.insaka.desk;

import io.insaka.contacts.Contact;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Masked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People as lists show them. Joins the tenant's open transaction. */
@Component
public class ContactLines {
    private final Inbox inbox;
    private final ContactViews views;

    ContactLines(Inbox inbox, ContactViews views) {
        this.inbox = inbox;
        this.views = views;
    }

    /** @param contacts how many were merged into this one, and itself */
    public record Line(
            UUID id,
            @Masked String name,
            @Masked @Nullable String address,
            boolean vip,
            @Nullable Instant optedOutAt,
            int contacts,
            List<String> channels,
            @Nullable Instant lastMessageAt,
            Instant createdAt) {
        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }

    public List<Line> of(TenantId tenant, List<Contact> people) {
        Map<ContactId, List<Conversation>> threads =
                inbox
                        .threads(
                                tenant,
                                people.stream()
                                        .flatMap(one -> one.everyone().stream())
                                        .toList())
                        .stream()
                        .collect(Collectors.groupingBy(Conversation::contact));
        return people.stream().map(one -> line(tenant, one, threads)).toList();
    }

    private Line line(TenantId tenant, Contact contact, Map<ContactId, List<Conversation>> threads) {
        List<Conversation> theirs = contact.everyone().stream()
                .flatMap(id -> threads.getOrDefault(id, List.of()).stream())
                .toList();
        return new Line(
                contact.id().value(),
                contact.label(),
                contact.address(),
                contact.vip(),
                contact.optedOutAt(),
                contact.everyone().size(),
                views.kinds(tenant, theirs),
                theirs.stream()
                        .map(thread -> thread.activity().lastAt())
                        .max(Instant::compareTo)
                        .orElse(null),
                contact.createdAt());
    }
}
