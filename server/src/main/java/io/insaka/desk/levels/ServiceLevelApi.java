package io.insaka.desk.levels;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.Channels;
import io.insaka.conversations.Priority;
import io.insaka.conversations.Team;
import io.insaka.conversations.Teams;
import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.PlainText;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.WeekSpan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** By when people answer and resolve, and in which hours that counts. */
@RestController
@RequestMapping("/api/v1/service-levels")
class ServiceLevelApi {
    private static final int MOST = 30;
    private static final int LONGEST = 60 * 24 * 60;

    private final TenantTransactions transactions;
    private final ServiceLevelRepository repository;
    private final ServiceLevels levels;
    private final Known known;
    private final Told told;

    /** What a level may name. */
    @Component
    record Known(Teams teams, Channels channels) {}

    @Component
    record Told(AuditTrail trail, LiveChanges live) {}

    ServiceLevelApi(
            TenantTransactions transactions,
            ServiceLevelRepository repository,
            ServiceLevels levels,
            Known known,
            Told told) {
        this.transactions = transactions;
        this.repository = repository;
        this.levels = levels;
        this.known = known;
        this.told = told;
    }

    /** The first that fits a conversation is its level. */
    record All(@NotNull @Size(max = MOST) List<@NotNull @Valid Level> items) {}

    /**
     * @param channels ids; none: all
     * @param teams ids; none: all
     * @param priorities low, normal, high; none: all
     * @param firstMinutes from when a person was wanted to the first answer of one; null: nothing is promised
     * @param nextMinutes from what the customer wrote after that to its answer
     * @param resolutionMinutes to the end, the time in which it is the customer who has to answer left out
     * @param warnMinutes how long before it is missed that is told
     * @param hours in which time counts: always, organisation (while it is open), own (as {@code week} says)
     */
    record Level(
            @NotBlank @Size(max = 60) String name,
            @Nullable @Size(max = 50) List<@NotNull UUID> channels,
            @Nullable @Size(max = 50) List<@NotNull UUID> teams,
            @Nullable @Size(max = 3) List<@NotNull @Pattern(regexp = "low|normal|high") String> priorities,
            @Nullable @Min(1) @Max(LONGEST) Integer firstMinutes,
            @Nullable @Min(1) @Max(LONGEST) Integer nextMinutes,
            @Nullable @Min(1) @Max(LONGEST) Integer resolutionMinutes,
            @NotNull @Min(0) @Max(LONGEST) Integer warnMinutes,

            @NotNull @Pattern(regexp = "always|organisation|own")
            String hours,

            @Nullable @Size(max = 28) List<@NotNull @Valid WeekSpan> week) {
        ServiceLevel level() {
            if (firstMinutes == null && nextMinutes == null && resolutionMinutes == null) {
                throw DeskProblem.invalid("firstMinutes", "or another target is needed");
            }
            boolean own = hours.equals("own");
            if (own && (week == null || week.isEmpty())) {
                throw DeskProblem.invalid("week", "is needed when the hours are its own");
            }
            return new ServiceLevel(
                    PlainText.line("name", name),
                    new ServiceLevel.Fits(
                            asSet(channels),
                            asSet(teams),
                            asSet(priorities).stream()
                                    .map(word -> Priority.valueOf(word.toUpperCase(Locale.ROOT)))
                                    .collect(Collectors.toSet())),
                    new ServiceLevel.Targets(minutes(firstMinutes), minutes(nextMinutes), minutes(resolutionMinutes)),
                    Duration.ofMinutes(warnMinutes),
                    ServiceLevel.Hours.of(hours),
                    own && week != null ? WeekSpan.week(week) : List.of());
        }

        /** Without the ids of channels that somebody does not see. */
        Level seenBy(Sight sight) {
            return channels == null
                    ? this
                    : new Level(
                            name,
                            sight.told(channels),
                            teams,
                            priorities,
                            firstMinutes,
                            nextMinutes,
                            resolutionMinutes,
                            warnMinutes,
                            hours,
                            week);
        }

        static Level of(ServiceLevel level) {
            return new Level(
                    level.name(),
                    level.fits().channels().stream().sorted().toList(),
                    level.fits().teams().stream().sorted().toList(),
                    level.fits().priorities().stream()
                            .sorted()
                            .map(Priority::wire)
                            .toList(),
                    minutes(level.targets().first()),
                    minutes(level.targets().next()),
                    minutes(level.targets().resolution()),
                    (int) level.warning().toMinutes(),
                    level.hours().wire(),
                    level.week().stream().map(WeekSpan::of).toList());
        }

        private static <T> Set<T> asSet(@Nullable List<T> values) {
            return values == null ? Set.of() : new HashSet<>(values);
        }

        private static @Nullable Duration minutes(@Nullable Integer minutes) {
            return minutes == null ? null : Duration.ofMinutes(minutes);
        }

        private static @Nullable Integer minutes(@Nullable Duration duration) {
            return duration == null ? null : (int) duration.toMinutes();
        }
    }

    @GetMapping
    @NotAudited("shows what was promised to everybody, nothing of a customer")
    @Requires(Permission.CONVERSATIONS_READ)
    All all(Caller caller) {
        return new All(transactions.call(caller.tenant(), () -> repository.all(caller.tenant())).stream()
                .map(Level::of)
                .map(level -> level.seenBy(caller.sight()))
                .toList());
    }

    /** All of them at once, in the order in which they are tried. What people have is counted anew. */
    @PutMapping
    @Audited("service-levels.changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    All replace(Caller caller, @Valid @RequestBody All body) {
        TenantId tenant = caller.tenant();
        List<ServiceLevel> wanted = body.items().stream().map(Level::level).toList();
        transactions.run(tenant, () -> {
            List<ServiceLevel> before = repository.all(tenant);
            wanted.forEach(level -> accept(tenant, before, level));
            repository.replace(tenant, wanted);
            levels.recount(tenant);
            told.trail()
                    .record(
                            tenant,
                            "service-levels.changed",
                            Subject.of("organisation", tenant.value()),
                            Details.of("levels", wanted.size()));
            told.live().record(tenant, new Change(null, "service-levels"));
        });
        return all(caller);
    }

    /** What was deleted since it was named is not in the way of changing the rest. */
    private void accept(TenantId tenant, List<ServiceLevel> before, ServiceLevel level) {
        Set<UUID> teams = known.teams().all(tenant).stream().map(Team::id).collect(Collectors.toSet());
        Set<UUID> channels = new HashSet<>();
        for (ServiceLevel named : before) {
            teams.addAll(named.fits().teams());
            channels.addAll(named.fits().channels());
        }
        boolean there = level.fits().channels().stream()
                .allMatch(channel -> channels.contains(channel)
                        || known.channels().find(tenant, new ChannelId(channel)).isPresent());
        if (!there || !teams.containsAll(level.fits().teams())) {
            throw DeskProblem.invalid("items", "names a team or a channel that is not there");
        }
    }
}
