package io.insaka.channels;

import io.insaka.kernel.TenantId;
import io.insaka.tenancy.KnownChannels;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells who gives people their channels which there are. */
@Component
class OwnChannels implements KnownChannels {
    private final Channels channels;

    OwnChannels(Channels channels) {
        this.channels = channels;
    }

    @Override
    public Set<UUID> of(TenantId tenant) {
        return channels.list(tenant).stream()
                .map(account -> account.id().value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
