package io.insaka.analytics;

import io.insaka.analytics.OverviewRepository.Held;
import io.insaka.analytics.SumsRepository.Of;
import io.insaka.analytics.SumsRepository.Whose;
import io.insaka.analytics.counting.Progress;
import io.insaka.analytics.counting.Standings;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Openings;
import io.insaka.tenancy.Teammates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How things stand now. */
@Component
class Overview {
    /** As long as a sign of life lasts at the desk. */
    private static final Duration HERE = Duration.ofMinutes(5);

    private static final List<Metric> OF_TODAY = List.of(
            Metric.STARTED,
            Metric.BOT_SHARE,
            Metric.HANDED_OVER,
            Metric.RESOLVED,
            Metric.RECEIVED,
            Metric.FIRST_RESPONSE_MEDIAN);

    private final TenantTransactions transactions;
    private final OverviewRepository repository;
    private final SumsRepository sums;
    private final Standings standings;
    private final People people;
    private final Clock clock;

    /** Who there is, and when. */
    @Component
    record People(Teammates teammates, Openings openings) {}

    Overview(
            TenantTransactions transactions,
            OverviewRepository repository,
            SumsRepository sums,
            Standings standings,
            People people,
            Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.sums = sums;
        this.standings = standings;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param waiting customers who wait for a person, without what was put off
     * @param longestSince since when the one does who has waited longest; null: nobody waits
     * @param unassigned open conversations that nobody has taken
     * @param online teammates who are there to be given conversations
     * @param teammates who is there, or has open conversations
     * @param today what was counted since midnight
     * @param open whether somebody is there to answer, as the opening hours say
     * @param state as that of a report
     */
    record Now(
            long waiting,
            @Nullable Instant longestSince,
            long unassigned,
            long held,
            int online,
            List<Person> teammates,
            List<Report.Figure> today,
            boolean open,
            Instant at,
            String timeZone,
            String state) {}

    /** @param open conversations they have */
    record Person(UUID id, @Nullable String name, boolean online, long open) {}

    Now of(TenantId tenant) {
        Instant now = clock.instant();
        var hours = people.openings().of(tenant);
        ZoneId zone = hours.zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        return transactions.call(tenant, () -> {
            var waiting = repository.waiting(tenant);
            Map<UUID, Long> held = new HashMap<>();
            long unassigned = 0;
            for (Held one : repository.held(tenant)) {
                if (one.teammate() == null) {
                    unassigned += one.open();
                } else {
                    held.put(one.teammate(), one.open());
                }
            }
            Set<UUID> online = repository.seenSince(tenant, now.minus(HERE)).stream()
                    .map(TeammateId::value)
                    .collect(Collectors.toSet());
            Progress progress = standings.of(tenant).orElse(null);
            return new Now(
                    waiting.waiting(),
                    waiting.longestSince(),
                    unassigned,
                    held.values().stream().mapToLong(Long::longValue).sum(),
                    online.size(),
                    teammates(tenant, held, online),
                    today(new Whose(tenant, progress == null ? 0 : progress.generation(), zone.getId()), today),
                    hours.openAt(now),
                    now,
                    zone.getId(),
                    Reports.state(progress));
        });
    }

    private List<Person> teammates(TenantId tenant, Map<UUID, Long> held, Set<UUID> online) {
        Set<UUID> all = new HashSet<>(held.keySet());
        all.addAll(online);
        var names = people.teammates()
                .names(tenant, all.stream().map(TeammateId::new).toList());
        return all.stream()
                .map(id ->
                        new Person(id, names.get(new TeammateId(id)), online.contains(id), held.getOrDefault(id, 0L)))
                .sorted(java.util.Comparator.comparing((Person person) -> !person.online())
                        .thenComparing(person -> String.valueOf(person.name()))
                        .thenComparing(Person::id))
                .toList();
    }

    private List<Report.Figure> today(Whose whose, LocalDate day) {
        var measures =
                OF_TODAY.stream().flatMap(metric -> metric.measures().stream()).collect(Collectors.toSet());
        Sums now = sums.whole(whose, new Of(new Period(day, day), null, null, null), measures)
                .getOrDefault(SumsRepository.ALL, new Sums());
        return OF_TODAY.stream()
                .map(metric -> new Report.Figure(metric.wire(), metric.unit().wire(), metric.of(now), null))
                .toList();
    }
}
