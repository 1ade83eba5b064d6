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

    SecondStepGate(TenantTransactions transactions, SecondSteps steps) {
        this.transactions = transactions;
        this.steps = steps;
    }

    /** Whether signing in takes more than a password. */
    boolean wanted(TenantId tenant, TeammateId teammate) {
        return transactions.call(tenant, () -> steps.wanted(tenant, teammate));
    }

    /**
     * @param code null when none was sent
     * @throws Refusal when one is wanted and none was sent
     */
    boolean passes(TenantId tenant, TeammateId teammate, @Nullable String code) {
        return transactions.call(tenant, () -> {
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
