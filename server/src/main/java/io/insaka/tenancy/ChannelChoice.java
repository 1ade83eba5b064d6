package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.kernel.TenantId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What somebody may be shown: owners everything, others everything or channels that there are. */
@Component
class ChannelChoice {
    private final ObjectProvider<KnownChannels> known;

    ChannelChoice(ObjectProvider<KnownChannels> known) {
        this.known = known;
    }

    /**
     * @param wanted null to leave it as it is
     * @throws Refusal for a channel the organisation does not have, and for an owner who is to see some only
     */
    Sight sight(TenantId tenant, GivenRole role, @Nullable SeenChannels wanted, Sight before) {
        if (wanted == null) {
            return role == Role.OWNER ? Sight.WHOLE : before;
        }
        Sight sight = wanted.sight();
        if (!(sight instanceof Sight.Some some)) {
            return sight;
        }
        if (role == Role.OWNER) {
            throw Refusal.invalid("channels", "cannot be chosen for an owner, who sees all");
        }
        Set<UUID> there = new HashSet<>();
        known.forEach(channels -> there.addAll(channels.of(tenant)));
        if (before instanceof Sight.Some seen) {
            // Of a channel that was deleted meanwhile.
            there.addAll(seen.channels());
        }
        if (!there.containsAll(some.channels())) {
            throw Refusal.invalid("channels.ids", "names a channel that does not exist");
        }
        return sight;
    }
}
