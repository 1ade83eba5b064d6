package io.insaka.channels;

import io.insaka.channels.spi.ChannelSettings;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What of an account must not be readable at rest, and how it is made unreadable. */
@Component
class ChannelSeal {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;

    ChannelSeal(Vault vault) {
        this.vault = vault;
    }

    private record Contents(String name, Map<String, String> settings) {}

    byte[] seal(TenantId tenant, String name, ChannelSettings settings) {
        return vault.seal(
                tenant, Purpose.CHANNEL_SETTINGS, JSON.writeValueAsBytes(new Contents(name, settings.values())));
    }

    ChannelAccount open(ChannelRepository.Row row) {
        var contents = JSON.readValue(vault.open(row.tenant(), Purpose.CHANNEL_SETTINGS, row.sealed()), Contents.class);
        return new ChannelAccount(
                row.tenant(),
                row.id(),
                row.kind(),
                contents.name(),
                new ChannelSettings(contents.settings()),
                row.createdAt(),
                row.standing());
    }

    byte[] account(TenantId tenant, String account) {
        return vault.blind(tenant, Purpose.CHANNEL_SETTINGS, account);
    }
}
