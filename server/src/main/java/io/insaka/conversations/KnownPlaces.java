package io.insaka.conversations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Whereabouts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A conversation never moves to another channel: what was found is remembered. */
@Component
class KnownPlaces implements Whereabouts {
    private static final int REMEMBERED = 50_000;

    private final TenantTransactions transactions;
    private final ThreadRepository threads;
    private final Cache<Place, ChannelId> cache =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Place(TenantId tenant, ConversationId conversation) {}

    KnownPlaces(TenantTransactions transactions, ThreadRepository threads) {
        this.transactions = transactions;
        this.threads = threads;
    }

    @Override
    public Optional<ChannelId> channel(TenantId tenant, ConversationId conversation) {
        var place = new Place(tenant, conversation);
        Optional<ChannelId> known = Optional.ofNullable(cache.getIfPresent(place));
        if (known.isPresent()) {
            return known;
        }
        Optional<ChannelId> found =
                Sight.WHOLE.within(() -> transactions.call(tenant, () -> threads.channel(tenant, conversation)));
        found.ifPresent(channel -> cache.put(place, channel));
        return found;
    }
}
