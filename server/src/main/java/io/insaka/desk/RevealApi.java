package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Masked;
import io.insaka.tenancy.Masking;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows somebody's addresses to who usually sees them {@link Masked}. */
@RestController
class RevealApi {
    private final TenantTransactions transactions;
    private final ContactViews views;
    private final AuditTrail trail;

    RevealApi(TenantTransactions transactions, ContactViews views, AuditTrail trail) {
        this.transactions = transactions;
        this.views = views;
        this.trail = trail;
    }

    /** The person with addresses and sensitive attributes in full, this once; each time is an entry of its own. */
    @PostMapping("/api/v1/contacts/{id}/reveal")
    @Audited("contact.revealed")
    @Requires(Permission.CONTACTS_REVEAL)
    ContactView reveal(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        TenantId tenant = caller.tenant();
        ContactView person = transactions.call(tenant, () -> {
            ContactView found = views.of(tenant, id);
            trail.record(tenant, "contact.revealed", Subject.of("contact", found.id()));
            return found;
        });
        Masking.lift(request);
        return person;
    }
}
