package io.insaka.intake;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.PersonalRecords;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.Traces;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Empties what the ledger keeps of somebody. An item's key stays: what a provider delivers once more is no news, and must
 * not bring back who was erased. No index leads from a lane to its items, since every webhook would pay for it: the ledger
 * is walked from when the person was first seen.
 */
@Component
public class Forgetting implements PersonalRecords {
    private static final int SOME = 5_000;
    private static final int MILLIS = 16;
    /** A clock of another node may be behind. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final ForgettingRepository repository;
    private final Vault vault;
    private final Clock clock;

    Forgetting(ForgettingRepository repository, Vault vault, Clock clock) {
        this.repository = repository;
        this.vault = vault;
        this.clock = clock;
    }

    /** Items of these lanes whose turn goes on outside a transaction. */
    public List<UUID> begun(TenantId tenant, Collection<Long> lanes) {
        return lanes.isEmpty() ? List.of() : repository.begun(tenant, lanes);
    }

    /** Takes them out of the queue: whoever works on them finds nothing to finish. */
    public void drop(TenantId tenant, Collection<UUID> items) {
        if (!items.isEmpty()) {
            repository.drop(tenant, items, clock.instant());
        }
    }

    /**
     * Empties what came in on a channel before that moment, a part of it. Joins the tenant's open transaction.
     *
     * @param after where the part before ended; null at the beginning
     * @return where to go on; empty when nothing is left
     */
    public Optional<UUID> outlive(TenantId tenant, ChannelId channel, @Nullable UUID after, Instant border) {
        UUID from = after == null ? new UUID(0, 0) : after;
        UUID until = new UUID(border.toEpochMilli() << MILLIS, 0);
        Optional<UUID> end = repository.someBehind(tenant, from, until, SOME);
        end.ifPresent(last ->
                repository.empty(tenant, from, last, channel, vault.seal(tenant, Purpose.INTAKE_ITEM, new byte[0])));
        return end;
    }

    @Override
    public Set<String> tables() {
        return Set.of("intake_item");
    }

    /** What a provider sent stands in the messages that were made of it. */
    @Override
    public List<PersonalTable> copied() {
        return List.of();
    }

    @Override
    public Part erase(Traces person, @Nullable String from) {
        if (person.threads().isEmpty()) {
            return Part.NOTHING;
        }
        // Ids begin with the time at which they were made.
        UUID after = from == null
                ? new UUID(person.since().minus(SLACK).toEpochMilli() << MILLIS, 0)
                : UUID.fromString(from);
        UUID until = new UUID((person.until().toEpochMilli() + 1) << MILLIS, 0);
        UUID end = repository.someBehind(person.tenant(), after, until, SOME).orElse(null);
        if (end == null) {
            return Part.NOTHING;
        }
        byte[] nothing = vault.seal(person.tenant(), Purpose.INTAKE_ITEM, new byte[0]);
        int rows = repository.empty(
                person.tenant(),
                after,
                end,
                person.threads().stream().map(Traces.Thread::lane).toArray(Long[]::new),
                nothing);
        return new Part(rows, 0, end.toString());
    }
}
