package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.FamilyRepository.Family;
import io.insaka.tenancy.FamilyRepository.Refresh;
import io.insaka.tenancy.passes.Pass;
import io.insaka.tenancy.passes.Passes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A program exchanges its token for a signed one that lives for minutes, and renews that with a refresh token that works
 * once. One that comes a second time was copied: whatever began with the same exchange ends.
 */
@Component
class Families {
    static final Duration LIFE = Duration.ofDays(30);
    /** Living ones of one token; the oldest make room. */
    private static final int MOST = 100;

    private final TenantTransactions transactions;
    private final FamilyRepository repository;
    private final Passes passes;
    private final Credentials credentials;
    private final Tenants.Origin origin;
    private final AccessNotes notes;

    Families(
            TenantTransactions transactions,
            FamilyRepository repository,
            Passes passes,
            Credentials credentials,
            Tenants.Origin origin,
            AccessNotes notes) {
        this.transactions = transactions;
        this.repository = repository;
        this.passes = passes;
        this.credentials = credentials;
        this.origin = origin;
        this.notes = notes;
    }

    /** @param refreshTill when the last refresh token of this family ends */
    record Issued(String token, Instant expiresAt, Secret refresh, Instant refreshTill, List<String> scopes) {}

    Issued exchange(Caller caller, UUID token, Set<Permission> wanted) {
        List<String> scopes = wanted.stream().sorted().map(Permission::wireName).toList();
        Instant now = now();
        var family = new Family(caller.tenant(), origin.ids().next(), token, caller.teammate(), scopes, now.plus(LIFE));
        Secret secret = Secret.forRefresh();
        transactions.run(caller.tenant(), () -> {
            repository.clear(caller.tenant(), token, MOST - 1, now);
            repository.begin(family, now);
            repository.add(family, origin.ids().next(), secret, now);
            notes.note(caller, "token.exchanged", "token", token, Map.of("scopes", scopes));
        });
        return issued(family, secret, now);
    }

    Issued refresh(Secret shown) {
        TenantId tenant = repository.tenant(shown).orElseThrow(Refusal::deadRefresh);
        Instant now = now();
        Secret next = Secret.forRefresh();
        Optional<Family> family = transactions.call(tenant, () -> renewed(tenant, shown, next, now));
        if (family.isEmpty()) {
            credentials.forget();
            throw Refusal.deadRefresh();
        }
        return issued(family.get(), next, now);
    }

    /** Empty when it is over; that of one who shows a used token is over from here on. */
    private Optional<Family> renewed(TenantId tenant, Secret shown, Secret next, Instant now) {
        Optional<Family> family = repository.lock(tenant, shown, now);
        if (family.isEmpty()) {
            return Optional.empty();
        }
        Refresh refresh = repository.find(tenant, shown);
        if (refresh.used()) {
            repository.end(family.get());
            notes.note(
                    tenant,
                    family.get().teammate(),
                    "token.refresh-reused",
                    "token",
                    family.get().token(),
                    Map.of());
            return Optional.empty();
        }
        repository.use(tenant, refresh.id(), now);
        repository.add(family.get(), origin.ids().next(), next, now);
        return family;
    }

    private Issued issued(Family family, Secret refresh, Instant now) {
        Instant end = now.plus(Passes.LIFE);
        Instant expiresAt = (end.isBefore(family.endsAt()) ? end : family.endsAt()).truncatedTo(ChronoUnit.SECONDS);
        var pass =
                new Pass(family.tenant(), family.teammate(), family.token(), family.id(), family.scopes(), expiresAt);
        return new Issued(passes.sign(pass), expiresAt, refresh, family.endsAt(), family.scopes());
    }

    private Instant now() {
        return origin.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
