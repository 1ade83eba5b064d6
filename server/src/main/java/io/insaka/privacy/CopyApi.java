package io.insaka.privacy;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A copy of what is kept of a person, for whom it is about. */
@RestController
class CopyApi {
    private final Copies copies;
    private final AuditTrail trail;
    private final TenantTransactions transactions;

    CopyApi(Copies copies, AuditTrail trail, TenantTransactions transactions) {
        this.copies = copies;
        this.trail = trail;
        this.transactions = transactions;
    }

    /**
     * A ZIP file as it is being made: {@code index.html} leads to what was said, {@code files} has what was sent,
     * {@code records} everything else as JSON. Where something fails in the middle it breaks off and does not open.
     */
    @GetMapping(path = "/api/v1/contacts/{id}/copy", produces = "application/zip")
    @Audited("contact.copied")
    @Requires(Permission.CONTACTS_ERASE)
    void copy(Caller caller, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        TenantId tenant = caller.tenant();
        Copies.Whom whom = transactions.call(tenant, () -> {
            Copies.Whom found = copies.whom(tenant, new ContactId(id));
            trail.record(
                    tenant,
                    "contact.copied",
                    Subject.of("contact", found.person().id().value()));
            return found;
        });
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"customer-" + whom.person().id() + ".zip\"");
        copies.write(tenant, whom, response.getOutputStream());
    }
}
