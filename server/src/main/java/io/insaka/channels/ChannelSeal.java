package io.insaka.channels;

import io.insaka.channels.spi.ChannelSettings;
import io.insaka.kernel.TenantId;
import io.insaka.platform.AddressRange;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** Accounts that were sealed before there were lists of addresses have none. */
    private record Contents(
            String name,
            Map<String, String> settings,
            @Nullable List<String> allowedAddresses) {}

    /** An account that takes webhooks from everywhere. */
    byte[] seal(TenantId tenant, String name, ChannelSettings settings) {
        return seal(tenant, name, settings, List.of());
    }

    byte[] seal(TenantId tenant, String name, ChannelSettings settings, List<AddressRange> allowedAddresses) {
        List<String> addresses =
                allowedAddresses.stream().map(AddressRange::toString).toList();
        var contents = new Contents(name, settings.values(), addresses);
        return vault.seal(tenant, Purpose.CHANNEL_SETTINGS, JSON.writeValueAsBytes(contents));
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
                row.standing(),
                addresses(contents));
    }

    private static List<AddressRange> addresses(Contents contents) {
        List<String> addresses = contents.allowedAddresses();
        return addresses == null
                ? List.of()
                : addresses.stream()
                        .flatMap(address -> AddressRange.parse(address).stream())
                        .toList();
    }

    byte[] account(TenantId tenant, String account) {
        return vault.blind(tenant, Purpose.CHANNEL_SETTINGS, account);
    }
}
