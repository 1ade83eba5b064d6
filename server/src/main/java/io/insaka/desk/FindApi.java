package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.spi.Address;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whose a whole address is. Who sees addresses masked finds nobody by them otherwise, and is sometimes called by a number
 * all the same.
 */
@RestController
class FindApi {
    private final TenantTransactions transactions;
    private final Contacts contacts;
    private final ContactLines lines;
    private final AuditTrail trail;

    FindApi(TenantTransactions transactions, Contacts contacts, ContactLines lines, AuditTrail trail) {
        this.transactions = transactions;
        this.contacts = contacts;
        this.lines = lines;
        this.trail = trail;
    }

    /** @param address a number with the code of its country, or an e-mail address; never a part of one */
    record Sought(@NotNull @Size(max = 254) String address) {
        @Override
        public String toString() {
            return "Sought[]";
        }
    }

    /** @param person null: nobody has it */
    record Found(ContactLines.@Nullable Line person) {}

    /** Each time is an entry of the audit trail, also when nobody has the address: that is an answer, too. */
    @PostMapping("/api/v1/contacts/find")
    @Audited("contact.sought")
    @Requires(Permission.CONTACTS_REVEAL)
    Found find(Caller caller, @Valid @RequestBody Sought sought) {
        TenantId tenant = caller.tenant();
        Address address = WholeAddress.read(sought.address())
                .orElseThrow(() -> DeskProblem.invalid(
                        "address", "is to be a whole number with the code of its country, or a whole e-mail address"));
        return transactions.call(tenant, () -> {
            Optional<Contact> found =
                    contacts.find(tenant, address).flatMap(contact -> contacts.find(tenant, contact.lead()));
            trail.record(
                    tenant,
                    "contact.sought",
                    Subject.of("organisation", tenant.value()),
                    new Details(Map.of("found", found.isPresent()), Map.of("search", address.value())));
            return new Found(
                    found.map(person -> lines.of(tenant, List.of(person)).getFirst())
                            .orElse(null));
        });
    }
}
