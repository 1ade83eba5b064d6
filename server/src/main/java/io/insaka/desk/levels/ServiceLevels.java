package io.insaka.desk.levels;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Due;
import io.insaka.conversations.Dues;
import io.insaka.conversations.HandsChanged;
import io.insaka.conversations.Holder;
import io.insaka.desk.Activities;
import io.insaka.desk.Chore;
import io.insaka.desk.Chores;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.AccessChanged;
import io.insaka.tenancy.OpeningHours;
import io.insaka.tenancy.OpeningTimes;
import io.insaka.tenancy.Openings;
import io.insaka.tenancy.OpeningsChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps with each conversation by when a person should have done what, in the transaction that changes it, and tells when
 * it is close and when it was missed. Conversations the bot has cost nothing.
 */
@Component
class ServiceLevels implements Chore {
    /** Behind those who name the team. */
    private static final int LATE = 100;

    private static final Duration APART = Duration.ofMillis(10);

    /** By then every node has heard of other opening hours. */
    private static final Duration HEARD = Duration.ofSeconds(6);

    private final ServiceLevelRepository repository;
    private final Dues dues;
    private final Openings openings;
    private final Chores chores;
    private final Told told;
    private final Clock clock;

    /** Who hears of a target that is close or missed. */
    @Component
    record Told(Activities activities, LiveChanges live) {}

    ServiceLevels(
            ServiceLevelRepository repository, Dues dues, Openings openings, Chores chores, Told told, Clock clock) {
        this.repository = repository;
        this.dues = dues;
        this.openings = openings;
        this.chores = chores;
        this.told = told;
        this.clock = clock;
    }

    @EventListener
    @Order(LATE)
    void passed(HandsChanged changed) {
        List<ServiceLevel> levels = repository.all(changed.tenant());
        if (!levels.isEmpty()) {
            OpeningTimes times = openings.times(changed.tenant());
            changed.passed()
                    .forEach(passed -> count(changed.tenant(), levels, times, passed.after(), passed.answered()));
        }
    }

    /** What counts has changed: each conversation people have is counted anew. */
    void recount(TenantId tenant) {
        recount(tenant, Duration.ZERO);
    }

    /** A little apart from each other: what else is due at the desk comes in between. */
    private void recount(TenantId tenant, Duration after) {
        Duration wait = after;
        for (ConversationId id : dues.withPeople(tenant)) {
            chores.in(tenant, Kind.TARGET, id.value(), wait);
            wait = wait.plus(APART);
        }
    }

    @EventListener
    void opened(AccessChanged changed) {
        if (changed.action().equals("organisation.changed")
                && !repository.all(changed.tenant()).isEmpty()) {
            recount(changed.tenant(), HEARD);
        }
    }

    @EventListener
    void opened(OpeningsChanged changed) {
        if (!repository.all(changed.tenant()).isEmpty()) {
            recount(changed.tenant(), HEARD);
        }
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.TARGET);
    }

    @Override
    public void run(TenantId tenant, Kind kind, UUID id) {
        var conversation = new ConversationId(id);
        // Under its lock: whoever changes it meanwhile says anew when to look.
        Optional<Conversation> locked = dues.lock(tenant, conversation);
        chores.done(tenant, Kind.TARGET, id);
        locked.ifPresent(found -> {
            count(tenant, repository.all(tenant), openings.times(tenant), found, false);
            dues.lock(tenant, conversation).ifPresent(now -> tell(tenant, now));
        });
    }

    private void tell(TenantId tenant, Conversation conversation) {
        Due due = conversation.due();
        Instant now = clock.instant();
        if (due == null || due.warnAt().isAfter(now)) {
            return;
        }
        boolean missed = !due.at().isAfter(now);
        var kept = repository.clock(tenant, conversation.id());
        boolean known = kept.map(before -> due.at().equals(before.told())).orElse(false);
        if (missed && !known) {
            kept.ifPresent(before -> repository.keep(
                    tenant, conversation.id(), new ServiceLevelRepository.Kept(before.clock(), due.at())));
            told.activities().missed(tenant, conversation.id(), due.target().wire());
        }
        if (!missed || !known) {
            var change = new Change(conversation.id(), missed ? "target-missed" : "target-close");
            told.live()
                    .record(
                            tenant,
                            conversation.holder() instanceof Holder.Teammate holder
                                    ? change.telling(holder.id())
                                    : change);
        }
    }

    private void count(
            TenantId tenant, List<ServiceLevel> levels, OpeningTimes times, Conversation after, boolean answered) {
        ConversationId id = after.id();
        UUID team = dues.team(tenant, id);
        Optional<ServiceLevel> found = after.resolved() || after.holder() instanceof Holder.Bot
                ? Optional.empty()
                : levels.stream()
                        .filter(level -> level.fits().fits(after, team))
                        .findFirst();
        if (found.isEmpty()) {
            repository.forget(tenant, id);
            put(tenant, after, null);
            return;
        }
        ServiceLevel level = found.get();
        OpeningHours hours = level.counting(times.of(after.channel()));
        var kept = repository.clock(tenant, id);
        ServiceClock before = kept.map(ServiceLevelRepository.Kept::clock).orElse(ServiceClock.NEW);
        boolean waits = after.activity().waitingSince() != null;
        Instant now = clock.instant();
        ServiceClock next =
                waits && after.attention().snoozedUntil() == null ? before.run(now) : before.pause(now, hours, !waits);
        next = next.answered(answered);
        repository.keep(
                tenant,
                id,
                new ServiceLevelRepository.Kept(
                        next, kept.map(ServiceLevelRepository.Kept::told).orElse(null)));
        put(tenant, after, next.due(level, hours));
    }

    private void put(TenantId tenant, Conversation conversation, @Nullable Due due) {
        if (dues.put(tenant, conversation.id(), due)) {
            told.live().record(tenant, new Change(conversation.id(), "conversation"));
        }
        if (due != null) {
            Instant now = clock.instant();
            if (due.warnAt().isAfter(now)) {
                chores.at(tenant, Kind.TARGET, conversation.id().value(), due.warnAt());
            } else if (due.at().isAfter(now)) {
                chores.at(tenant, Kind.TARGET, conversation.id().value(), due.at());
            } else if (!Objects.equals(conversation.due(), due)) {
                chores.soon(tenant, Kind.TARGET, conversation.id().value());
            }
        }
    }
}
