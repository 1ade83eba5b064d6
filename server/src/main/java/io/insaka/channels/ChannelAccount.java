package io.insaka.channels;

import io.insaka.channels.spi.ChannelSettings;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.AddressRange;
import java.time.Instant;
import java.util.List;

/**
 * One connected account of one provider.
 *
 * @param kind the adapter that speaks for it, see {@link Channels#adapter}
 * @param settings as the adapter checked them, credentials among them: hand them to the adapter and to nobody else
 * @param standing whether it may be used now
 * @param allowedAddresses from where webhooks are taken; empty means from everywhere
 */
public record ChannelAccount(
        TenantId tenant,
        ChannelId id,
        String kind,
        String name,
        ChannelSettings settings,
        Instant createdAt,
        Standing standing,
        List<AddressRange> allowedAddresses) {
    public ChannelAccount {
        allowedAddresses = List.copyOf(allowedAddresses);
    }

    /** An account in good standing. */
    public ChannelAccount(
            TenantId tenant, ChannelId id, String kind, String name, ChannelSettings settings, Instant createdAt) {
        this(tenant, id, kind, name, settings, createdAt, Standing.FRESH, List.of());
    }

    /** Whether the bot may answer. */
    public boolean answers() {
        return standing.life() == Life.ON;
    }

    /** Without the name, which may be a phone number. */
    @Override
    public String toString() {
        return "ChannelAccount[" + kind + " " + id + "]";
    }
}
