package io.insaka.tenancy;

import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Finds an e-mail address without storing it. Who signs in has not said to which organisation they belong, so the key is
 * the deployment's and not an organisation's.
 */
@Component
class EmailIndex {
    private static final TenantId DEPLOYMENT = new TenantId(new UUID(0, 0));

    private final Vault vault;

    EmailIndex(Vault vault) {
        this.vault = vault;
    }

    byte[] of(Email email) {
        return vault.blind(DEPLOYMENT, Purpose.TEAMMATE_EMAIL, email.value());
    }
}
