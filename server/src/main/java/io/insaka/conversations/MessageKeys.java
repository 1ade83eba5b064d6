package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How provider ids are kept: sealed to be shown, blind to be found. WhatsApp's contain the phone number. */
@Component
public class MessageKeys {
    private final Vault vault;

    MessageKeys(Vault vault) {
        this.vault = vault;
    }

    /** Provider ids are unique within one account only. */
    public byte[] key(TenantId tenant, ChannelId channel, String providerId) {
        return vault.blind(tenant, Purpose.PROVIDER_ID, channel + "/" + providerId);
    }

    public byte @Nullable [] seal(TenantId tenant, @Nullable String providerId) {
        return providerId == null
                ? null
                : vault.seal(tenant, Purpose.PROVIDER_ID, providerId.getBytes(StandardCharsets.UTF_8));
    }

    public @Nullable String open(TenantId tenant, byte @Nullable [] sealed) {
        return sealed == null ? null : vault.openText(tenant, Purpose.PROVIDER_ID, sealed);
    }
}
