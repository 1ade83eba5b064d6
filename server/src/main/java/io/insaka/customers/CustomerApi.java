package io.insaka.customers;

import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.ContactLines;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers, found by conditions. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomerApi {
    private static final int MOST = 200;

    private final TenantTransactions transactions;
    private final Customers customers;
    private final Conditions conditions;
    private final Segments segments;
    private final Contacts contacts;
    private final ContactLines lines;

    CustomerApi(
            TenantTransactions transactions,
            Customers customers,
            Conditions conditions,
            Segments segments,
            Contacts contacts,
            ContactLines lines) {
        this.transactions = transactions;
        this.customers = customers;
        this.conditions = conditions;
        this.segments = segments;
        this.contacts = contacts;
        this.lines = lines;
    }

    record Page(List<ContactLines.Line> items, @Nullable String next) {}

    /**
     * The newest first.
     *
     * @param condition JSON: a group such as {@code {"match":"all","conditions":[{"field":"vip","operator":"is","value":true}]}}
     * @param segment the id of a segment, in the place of a condition
     */
    @GetMapping
    @AuditedRead(value = "contacts.listed", subject = "organisation", search = "condition")
    @Requires(Permission.CONTACTS_READ)
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable String condition,
            @RequestParam(required = false) @Nullable UUID segment,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            var page = customers.list(
                    tenant,
                    wanted(caller, condition, segment),
                    cursor == null || cursor.isBlank() ? null : last(tenant, cursor),
                    Math.clamp(limit, 1, MOST));
            return new Page(
                    lines.of(tenant, page.people()),
                    page.more() ? page.people().getLast().id().toString() : null);
        });
    }

    /**
     * @param count counted as far as 1,000
     * @param more whether there are more than that
     */
    record Counted(long count, boolean more) {}

    /** How many there are; condition and segment as in the list. */
    @GetMapping("/count")
    @NotAudited("a number, nothing of any customer")
    @Requires(Permission.CONTACTS_READ)
    Counted count(
            Caller caller,
            @RequestParam(required = false) @Nullable String condition,
            @RequestParam(required = false) @Nullable UUID segment) {
        TenantId tenant = caller.tenant();
        Customers.Tally tally =
                transactions.call(tenant, () -> customers.count(tenant, wanted(caller, condition, segment)));
        return new Counted(tally.count(), tally.more());
    }

    private @Nullable Condition wanted(Caller caller, @Nullable String condition, @Nullable UUID segment) {
        boolean written = condition != null && !condition.isBlank();
        if (segment != null && written) {
            throw CustomerProblem.invalid("segment", "goes without a condition");
        }
        if (segment != null) {
            return segments.condition(caller, segment);
        }
        return condition != null && written ? conditions.read(caller, condition) : null;
    }

    private Contact last(TenantId tenant, String cursor) {
        try {
            return contacts.find(tenant, new ContactId(UUID.fromString(cursor)))
                    .orElseThrow(() -> CustomerProblem.invalid("cursor", "is not one that this list handed out"));
        } catch (IllegalArgumentException noId) {
            throw CustomerProblem.invalid("cursor", "is not one that this list handed out");
        }
    }
}
