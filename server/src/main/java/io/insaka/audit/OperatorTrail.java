package io.insaka.audit;

import io.insaka.database.DatabaseVisit;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.ResetPassword;
import io.insaka.vault.Vault;
import java.time.Clock;

/** Writes down what the operator did at the terminal of this machine. Nobody signed in for it, so it has no name. */
public final class OperatorTrail implements ResetPassword.Witness {
    private final EntryWriter writer;

    public OperatorTrail(DatabaseVisit visit, Vault vault) {
        this.writer = new EntryWriter(
                new EntryRepository(visit.tenantJdbc()), visit.tenantTransactions(), vault, Clock.systemUTC());
    }

    @Override
    public void passwordReset(TenantId tenant, TeammateId teammate) {
        writer.write(
                tenant,
                Origin.INSIDE.by(Actor.OPERATOR),
                "teammate.password-reset",
                Subject.of("teammate", teammate.value()),
                Details.NONE);
    }
}
