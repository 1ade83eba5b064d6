package io.insaka.llm.asking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Account;
import io.insaka.llm.Failure;
import io.insaka.llm.ModelsOutlook;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A circuit for each organisation, server and key, on this node: what one organisation's server does is no other's
 * affair, and a new key begins anew.
 */
@Component
final class Circuits {
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Clock clock;
    private final Cache<Server, Circuit> circuits =
            Caffeine.newBuilder().expireAfterAccess(FORGOTTEN).build();

    private record Server(
            TenantId tenant, URI baseUrl, @Nullable String key) {}

    Circuits(Clock clock) {
        this.clock = clock;
    }

    private Circuit of(Account account) {
        return circuits.get(new Server(account.tenant(), account.baseUrl(), account.key()), server -> new Circuit());
    }

    boolean enter(Account account) {
        return of(account).enter(clock.instant());
    }

    Circuit.State state(Account account) {
        return of(account).state(clock.instant());
    }

    boolean open(Account account) {
        return state(account) instanceof Circuit.State.Open;
    }

    void worked(Account account) {
        of(account).worked();
    }

    void failed(Account account, Failure why, @Nullable Duration retryAfter) {
        of(account).failed(why, retryAfter, clock.instant());
    }

    ModelsOutlook.Circuits outlook() {
        Instant now = clock.instant();
        var all = circuits.asMap().values();
        int open = (int) all.stream()
                .filter(circuit -> circuit.state(now) instanceof Circuit.State.Open)
                .count();
        return new ModelsOutlook.Circuits(all.size(), open);
    }
}
