package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A teammate's view of themselves. */
@Component
class Profiles {
    private final TenantTransactions transactions;
    private final TeammateRepository teammates;
    private final OrganisationRepository organisations;

    Profiles(TenantTransactions transactions, TeammateRepository teammates, OrganisationRepository organisations) {
        this.transactions = transactions;
        this.teammates = teammates;
        this.organisations = organisations;
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
            return profile(tenant, teammate, teammate.role().permissions());
        });
    }

    private Profile profile(TenantId tenant, Teammate teammate, Set<Permission> permissions) {
        return new Profile(
                Profile.TeammateView.of(teammate),
                new Profile.Organisation(tenant.value(), organisations.name(tenant)),
                permissions.stream().sorted().toList());
    }
}
