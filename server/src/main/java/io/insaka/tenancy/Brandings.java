package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How organisations show themselves to their customers. */
@Component
public class Brandings {
    private final TenantTransactions transactions;
    private final BrandingRepository repository;
    private final Clock clock;

    Brandings(TenantTransactions transactions, BrandingRepository repository, Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.clock = clock;
    }

    /** What is not set has its default: the organisation's name, English, UTC. */
    public Branding of(TenantId tenant) {
        return transactions.call(tenant, () -> repository.find(tenant));
    }

    public Optional<Logo> logo(TenantId tenant) {
        return transactions.call(tenant, () -> repository.logo(tenant));
    }

    /** @param name of the organisation, as its own team calls it */
    Branding save(TenantId tenant, String name, Branding branding) {
        return transactions.call(tenant, () -> {
            repository.save(tenant, name, branding, clock.instant());
            return repository.find(tenant);
        });
    }

    void show(TenantId tenant, Logo logo) {
        transactions.run(tenant, () -> repository.show(tenant, logo, clock.instant()));
    }

    void dropLogo(TenantId tenant) {
        transactions.run(tenant, () -> repository.dropLogo(tenant));
    }
}
