package io.insaka.desk.teams;

import io.insaka.desk.Chore;
import io.insaka.desk.Chores;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who is there to be given conversations. Every method joins the tenant's open transaction. */
@Component
class Presence {
    /** Whoever was not seen for so long is away, whatever they said. */
    static final Duration GONE = Duration.ofMinutes(5);

    private final PresenceRepository repository;
    private final Chores chores;
    private final Clock clock;

    Presence(PresenceRepository repository, Chores chores, Clock clock) {
        this.repository = repository;
        this.chores = chores;
        this.clock = clock;
    }

    /** @param away as they said themselves */
    record Sign(TeammateId teammate, boolean away, Instant seenAt) {
        boolean there(Instant now) {
            return !away && seenAt.plus(GONE).isAfter(now);
        }
    }

    Optional<Sign> of(TenantId tenant, TeammateId teammate) {
        return Optional.ofNullable(repository.signs(tenant, Set.of(teammate)).get(teammate));
    }

    Set<TeammateId> there(TenantId tenant, Collection<TeammateId> teammates) {
        Instant now = clock.instant();
        return repository.signs(tenant, teammates).entrySet().stream()
                .filter(entry -> entry.getValue().there(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** A sign of life; whoever was not there before may be given what waits. @param away null: as they said last */
    Sign seen(TenantId tenant, TeammateId teammate, @org.jspecify.annotations.Nullable Boolean away) {
        Instant now = clock.instant();
        Optional<Sign> before = of(tenant, teammate);
        boolean wanted = away != null ? away : before.map(Sign::away).orElse(false);
        var after = new Sign(teammate, wanted, now);
        repository.put(tenant, after);
        boolean wasThere = before.map(sign -> sign.there(now)).orElse(false);
        if (!wasThere && after.there(now)) {
            chores.soon(tenant, Chore.Kind.FILL, teammate.value());
        }
        return after;
    }
}
