package io.insaka.brain.handover;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.SignedIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When the caller's organisation wants its people to take over. */
@RestController
@RequestMapping("/api/v1/organisation/hand-over")
class HandOverRulesApi {
    private final Rulebook rulebook;
    private final TenantTransactions transactions;
    private final AuditTrail trail;

    HandOverRulesApi(Rulebook rulebook, TenantTransactions transactions, AuditTrail trail) {
        this.rulebook = rulebook;
        this.transactions = transactions;
        this.trail = trail;
    }

    record Saved(
            @NotNull @Min(1) @Max(5) Integer misses,
            @NotNull @DecimalMin("-1") @DecimalMax("0") Double mood,
            @NotNull Boolean whenUpset,
            @NotNull Boolean whenUrgent,
            @NotNull Boolean whenSuspicious) {}

    @SignedIn
    @NotAudited("shows colleagues when the bot calls them")
    @GetMapping
    Rules read(Caller caller) {
        return rulebook.fresh(caller.tenant());
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @Audited("hand-over.changed")
    @PutMapping
    Rules save(Caller caller, @Valid @RequestBody Saved body) {
        var rules = new Rules(body.misses(), body.mood(), body.whenUpset(), body.whenUrgent(), body.whenSuspicious());
        transactions.run(caller.tenant(), () -> {
            rulebook.save(caller.tenant(), rules);
            trail.record(
                    caller.tenant(),
                    "hand-over.changed",
                    Subject.of("organisation", caller.tenant().value()));
        });
        rulebook.forget(caller.tenant());
        return rules;
    }
}
