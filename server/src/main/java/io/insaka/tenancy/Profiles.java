package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A teammate's view of themselves. */
@Component
class Profiles {
    private final TenantTransactions transactions;
    private final TeammateRepository teammates;
    private final OrganisationRepository organisations;
    private final AccessNotes notes;
    private final Features features;

    Profiles(
            TenantTransactions transactions,
            TeammateRepository teammates,
            OrganisationRepository organisations,
            AccessNotes notes,
            Features features) {
        this.transactions = transactions;
        this.teammates = teammates;
        this.organisations = organisations;
        this.notes = notes;
        this.features = features;
    }

    Profile of(Caller caller) {
        return transactions.call(caller.tenant(), () -> {
            Teammate teammate =
                    teammates.find(caller.tenant(), caller.teammate()).orElseThrow(Refusal::notSignedIn);
            return profile(caller.tenant(), teammate, caller.permissions());
        });
    }

    Profile of(TenantId tenant, TeammateId id) {
        return transactions.call(tenant, () -> {
            Teammate teammate = teammates.find(tenant, id).orElseThrow(Refusal::wrongCredentials);
            return profile(tenant, teammate, teammate.permissions());
        });
    }

    String organisation(TenantId tenant) {
        return transactions.call(tenant, () -> organisations.name(tenant));
    }

    /** A teammate changes what is their own; a null name leaves it, a null language is the browser's. */
    Profile change(Caller caller, @Nullable String name, @Nullable String language) {
        return transactions.call(caller.tenant(), () -> {
            Teammate before = teammates.lock(caller.tenant(), caller.teammate()).orElseThrow(Refusal::notSignedIn);
            var after = new Teammate(
                    before.id(),
                    name == null ? before.name() : name.strip(),
                    before.email(),
                    before.role(),
                    before.sight());
            teammates.change(caller.tenant(), after);
            teammates.speak(caller.tenant(), before.id(), language);
            notes.note(
                    caller.tenant(),
                    caller.teammate(),
                    "teammate.changed",
                    before.id(),
                    Map.of("fields", List.of("name", "language")));
            return profile(caller.tenant(), after, caller.permissions());
        });
    }

    private Profile profile(TenantId tenant, Teammate teammate, Set<Permission> permissions) {
        return new Profile(
                Profile.TeammateView.of(teammate),
                new Profile.Organisation(tenant.value(), organisations.name(tenant)),
                permissions.stream().sorted().toList(),
                features.off(tenant).stream().sorted().toList(),
                teammates.language(tenant, teammate.id()).orElse(null));
    }
}
