package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.secondstep.SecondSteps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether somebody whose password was right comes in. */
@Component
class SecondStepGate {
    private final TenantTransactions transactions;
    private final SecondSteps steps;
    private final SignInProviderRepository providers;
    private final TeammateRepository teammates;

    SecondStepGate(
            TenantTransactions transactions,
            SecondSteps steps,
            SignInProviderRepository providers,
            TeammateRepository teammates) {
        this.transactions = transactions;
        this.steps = steps;
        this.providers = providers;
        this.teammates = teammates;
    }

    private boolean owner(TenantId tenant, TeammateId teammate) {
        return teammates
                .find(tenant, teammate)
                .filter(found -> found.role() == Role.OWNER)
                .isPresent();
    }

    /** @throws Refusal when people of that role come in by the provider alone; owners always keep their password */
    void passwordCounts(TenantId tenant, GivenRole role) {
        if (role != Role.OWNER) {
            transactions.call(tenant, () -> providers.required(tenant)).ifPresent(slug -> {
                throw Refusal.providerWanted(slug);
            });
        }
    }

    /** Whether signing in takes more than a password. */
    boolean wanted(TenantId tenant, TeammateId teammate) {
        return transactions.call(tenant, () -> steps.wanted(tenant, teammate));
    }

    /**
     * @param code null when none was sent
     * @throws Refusal when one is wanted and none was sent, or a password does not count
     */
    boolean passes(TenantId tenant, TeammateId teammate, @Nullable String code) {
        return transactions.call(tenant, () -> {
            providers.required(tenant).filter(slug -> !owner(tenant, teammate)).ifPresent(slug -> {
                throw Refusal.providerWanted(slug);
            });
            if (!steps.wanted(tenant, teammate)) {
                return true;
            }
            if (code == null || code.isBlank()) {
                throw Refusal.codeWanted();
            }
            return steps.passes(tenant, teammate, code);
        });
    }
}
