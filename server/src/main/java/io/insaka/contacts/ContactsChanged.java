package io.insaka.contacts;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.util.Set;

/** Something else is known of these contacts now. Published within the transaction that writes it. */
public record ContactsChanged(TenantId tenant, Set<ContactId> contacts) {
    public ContactsChanged {
        contacts = Set.copyOf(contacts);
    }
}
