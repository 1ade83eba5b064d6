package io.insaka.demo;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An invented ticket desk to look around in. */
@RestController
@RequestMapping("/api/v1/demo")
class DemoApi {
    private final DemoRepository demos;
    private final TenantTransactions transactions;
    private final AuditTrail trail;
    private final Clock clock;

    DemoApi(DemoRepository demos, TenantTransactions transactions, AuditTrail trail, Clock clock) {
        this.demos = demos;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param state {@code none}, {@code loading}, {@code loaded} or {@code removing}
     * @param percent how far loading has come
     * @param since when it was asked for; null when there is none
     */
    record Shown(String state, int percent, @Nullable Instant since) {}

    @GetMapping
    @NotAudited("shows whether there is demo data, no customer")
    @Requires(Permission.ORGANISATION_MANAGE)
    Shown show(Caller caller) {
        return transactions.call(caller.tenant(), () -> shown(caller.tenant()));
    }

    /** Comes back at once; the data comes within a minute. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Audited("demo.loaded")
    @Requires(Permission.ORGANISATION_MANAGE)
    Shown load(Caller caller) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            if (!demos.begin(tenant, caller.teammate(), clock.instant().truncatedTo(ChronoUnit.SECONDS))) {
                throw removing(tenant) ? DemoProblem.beingRemoved() : DemoProblem.alreadyThere();
            }
            trail.record(tenant, "demo.loaded", Subject.of("organisation", tenant.value()));
            return shown(tenant);
        });
    }

    /** Comes back at once; the data is gone within a minute. What the team made stays. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Audited("demo.removed")
    @Requires(Permission.ORGANISATION_MANAGE)
    Shown remove(Caller caller) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            if (demos.remove(tenant, clock.instant())) {
                trail.record(tenant, "demo.removed", Subject.of("organisation", tenant.value()));
            } else if (!removing(tenant)) {
                throw DemoProblem.notThere();
            }
            return shown(tenant);
        });
    }

    private boolean removing(TenantId tenant) {
        return demos.find(tenant)
                .filter(demo -> demo.state() == Demo.State.REMOVING)
                .isPresent();
    }

    private Shown shown(TenantId tenant) {
        return demos.find(tenant)
                .map(demo -> new Shown(demo.state().wire(), percent(demo), demo.begunAt()))
                .orElse(new Shown("none", 0, null));
    }

    private static int percent(Demo demo) {
        return switch (demo.state()) {
            case LOADING -> 100 * demo.step() / Loading.STEPS;
            case LOADED -> 100;
            case REMOVING -> 0;
        };
    }
}
