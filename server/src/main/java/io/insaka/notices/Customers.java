package io.insaka.notices;

import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Inbox;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What customers call themselves; whoever has only an address stays unnamed. Joins the tenant's open transaction. */
@Component
record Customers(Inbox inbox, Contacts contacts) {
    List<String> names(TenantId tenant, List<ConversationId> conversations) {
        return conversations.stream()
                .flatMap(id -> inbox.find(tenant, id).stream())
                .flatMap(found -> contacts.find(tenant, found.conversation().contact()).stream())
                .flatMap(Customers::name)
                .distinct()
                .toList();
    }

    private static Stream<String> name(Contact contact) {
        return Optional.of(contact.label())
                .filter(label -> contact.everyAddress().stream().noneMatch(address -> label.contains(address.value())))
                .filter(label -> !label.equals("Unknown"))
                .stream();
    }
}
