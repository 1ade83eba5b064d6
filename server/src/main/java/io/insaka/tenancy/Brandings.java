package io.insaka.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How organisations show themselves to their customers. */
@Component
public class Brandings {
    private final TenantTransactions transactions;
    private final BrandingRepository repository;
    private final Clock clock;
    private final AccessNotes notes;

    /** Asked for with every message; another node's change is heard of when it runs out. */
    private final Cache<TenantId, String> languages =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build();

    Brandings(TenantTransactions transactions, BrandingRepository repository, Clock clock, AccessNotes notes) {
        this.transactions = transactions;
        this.repository = repository;
        this.clock = clock;
        this.notes = notes;
    }

    /** What is not set has its default: the organisation's name, English, UTC. */
    public Branding of(TenantId tenant) {
        return transactions.call(tenant, () -> repository.find(tenant));
    }

    /** As {@link #of}, when it is not certain that there is such an organisation. */
    public Optional<Branding> find(TenantId tenant) {
        return transactions.call(
                tenant, () -> repository.exists(tenant) ? Optional.of(repository.find(tenant)) : Optional.empty());
    }

    /** The language to begin with: the first the organisation speaks. From memory nearly always. */
    public String language(TenantId tenant) {
        String known = languages.getIfPresent(tenant);
        if (known != null) {
            return known;
        }
        String first = of(tenant).languages().getFirst();
        languages.put(tenant, first);
        return first;
    }

    public Optional<Logo> logo(TenantId tenant) {
        return transactions.call(tenant, () -> repository.logo(tenant));
    }

    /** @param name of the organisation, as its own team calls it */
    Branding save(Caller by, String name, Branding branding) {
        Branding saved = transactions.call(by.tenant(), () -> {
            repository.save(by.tenant(), name, branding, clock.instant());
            changed(by, "texts");
            return repository.find(by.tenant());
        });
        languages.invalidate(by.tenant());
        return saved;
    }

    void show(Caller by, Logo logo) {
        transactions.run(by.tenant(), () -> {
            repository.show(by.tenant(), logo, clock.instant());
            changed(by, "logo");
        });
    }

    void dropLogo(Caller by) {
        transactions.run(by.tenant(), () -> {
            repository.dropLogo(by.tenant());
            changed(by, "logo");
        });
    }

    private void changed(Caller by, String what) {
        notes.note(by, "organisation.changed", "organisation", by.tenant().value(), Map.of("what", what));
    }
}
