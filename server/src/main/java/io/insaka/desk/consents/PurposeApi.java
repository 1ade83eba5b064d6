package io.insaka.desk.consents;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.contacts.consent.Purposes;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.PlainText;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an organisation writes to its customers for. */
@RestController
@RequestMapping("/api/v1/consent-purposes")
class PurposeApi {
    private static final int MOST = 20;

    private final TenantTransactions transactions;
    private final Purposes purposes;
    private final AuditTrail trail;
    private final LiveChanges live;

    PurposeApi(TenantTransactions transactions, Purposes purposes, AuditTrail trail, LiveChanges live) {
        this.transactions = transactions;
        this.purposes = purposes;
        this.trail = trail;
        this.live = live;
    }

    /**
     * @param key stays the same for good: the ledger names it
     * @param assumed whether whoever has said nothing agrees
     */
    record PurposeView(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}")
            String key,

            @NotBlank @Size(max = 60) String name,
            @NotNull Boolean assumed) {}

    record PurposesView(@NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid PurposeView> items) {}

    @GetMapping
    @NotAudited("shows what the organisation writes for, nothing of a customer")
    @Requires(Permission.CONTACTS_READ)
    PurposesView list(Caller caller) {
        return transactions.call(caller.tenant(), () -> shown(caller.tenant()));
    }

    private PurposesView shown(TenantId tenant) {
        return new PurposesView(purposes.list(tenant).stream()
                .map(one -> new PurposeView(one.key(), one.name(), one.assumed()))
                .toList());
    }

    /** All of them at once, in their order. {@code service} is always one of them. */
    @PutMapping
    @Audited("consent-purposes.changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    PurposesView replace(Caller caller, @Valid @RequestBody PurposesView wanted) {
        TenantId tenant = caller.tenant();
        List<Purposes.Of> all = new ArrayList<>();
        for (int at = 0; at < wanted.items().size(); at++) {
            PurposeView one = wanted.items().get(at);
            all.add(new Purposes.Of(one.key(), PlainText.line("items[" + at + "].name", one.name()), one.assumed()));
        }
        long keys = all.stream().map(Purposes.Of::key).distinct().count();
        if (keys < all.size() || all.stream().noneMatch(one -> one.key().equals(Purposes.SERVICE))) {
            throw DeskProblem.invalid("items", "name each purpose once, and service among them");
        }
        return transactions.call(tenant, () -> {
            if (!purposes.list(tenant).equals(all)) {
                purposes.replace(tenant, all);
                trail.record(
                        tenant,
                        "consent-purposes.changed",
                        Subject.of("organisation", tenant.value()),
                        Details.of("purposes", all.size()));
                live.record(tenant, new Change(null, "consent-purposes"));
            }
            return shown(tenant);
        });
    }
}
