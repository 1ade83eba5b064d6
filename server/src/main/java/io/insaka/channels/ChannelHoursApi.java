package io.insaka.channels;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.ChannelHours;
import io.insaka.tenancy.ClosedDate;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.OpeningHours;
import io.insaka.tenancy.Openings;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.WeekSpan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When people are there for what comes in on one channel. */
@RestController
@RequestMapping("/api/v1/channels/{id}/hours")
class ChannelHoursApi {
    private final Channels channels;
    private final Openings openings;
    private final TenantTransactions transactions;
    private final AuditTrail trail;
    private final Clock clock;

    ChannelHoursApi(
            Channels channels, Openings openings, TenantTransactions transactions, AuditTrail trail, Clock clock) {
        this.channels = channels;
        this.openings = openings;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param own false: it is open as the organisation is, and what follows is the organisation's
     * @param week empty: at any time
     * @param closed its own days on which nobody is there
     * @param sharedDates the organisation's closed days hold, too
     * @param openNow whether somebody is there at this moment
     * @param opensAt when somebody is there next; null when somebody is there, or nobody can tell
     */
    record Shown(
            boolean own,
            List<WeekSpan> week,
            List<ClosedDate> closed,
            boolean sharedDates,
            String timeZone,
            boolean openNow,
            @Nullable Instant opensAt) {}

    /** @param timeZone such as {@code Africa/Lusaka} */
    record Saved(
            @NotNull @Size(max = 28) List<@NotNull @Valid WeekSpan> week,
            @NotNull @Size(max = 200) List<@NotNull @Valid ClosedDate> closed,
            boolean sharedDates,
            @NotBlank @Size(max = 60) String timeZone) {}

    @GetMapping
    @NotAudited("shows colleagues when somebody is there")
    @Requires(Permission.CHANNELS_READ)
    Shown read(Caller caller, @PathVariable UUID id) {
        ChannelId channel = find(caller, id);
        OpeningHours counts = openings.fresh(caller.tenant(), channel);
        Instant now = clock.instant();
        boolean open = counts.openAt(now);
        var opensAt =
                open ? null : counts.opensAfter(now).map(at -> at.toInstant()).orElse(null);
        return openings.own(caller.tenant(), channel)
                .map(hours -> shown(hours.own(), true, hours.sharedDates(), open, opensAt))
                .orElseGet(() -> shown(counts, false, true, open, opensAt));
    }

    private static Shown shown(
            OpeningHours hours, boolean own, boolean sharedDates, boolean open, @Nullable Instant opensAt) {
        return new Shown(
                own,
                hours.week().stream().map(WeekSpan::of).toList(),
                ClosedDate.of(hours.closed()),
                sharedDates,
                hours.zone().getId(),
                open,
                opensAt);
    }

    @PutMapping
    @Audited("channel.hours-changed")
    @Requires(Permission.CHANNELS_MANAGE)
    Shown save(Caller caller, @PathVariable UUID id, @Valid @RequestBody Saved body) {
        ChannelId channel = find(caller, id);
        var hours = new ChannelHours(
                new OpeningHours(WeekSpan.week(body.week()), ClosedDate.days(body.closed()), zone(body.timeZone())),
                body.sharedDates());
        transactions.run(caller.tenant(), () -> {
            openings.save(caller.tenant(), channel, hours);
            record(
                    caller,
                    channel,
                    Map.of("own", true, "closedDays", hours.own().closed().size()));
        });
        openings.refresh(caller.tenant());
        return read(caller, id);
    }

    /** Open as the organisation is. */
    @DeleteMapping
    @Audited("channel.hours-changed")
    @Requires(Permission.CHANNELS_MANAGE)
    Shown forget(Caller caller, @PathVariable UUID id) {
        ChannelId channel = find(caller, id);
        transactions.run(caller.tenant(), () -> {
            if (openings.forget(caller.tenant(), channel)) {
                record(caller, channel, Map.of("own", false));
            }
        });
        openings.refresh(caller.tenant());
        return read(caller, id);
    }

    private void record(Caller caller, ChannelId channel, Map<String, ?> facts) {
        trail.record(
                caller.tenant(), "channel.hours-changed", Subject.of("channel", channel.value()), Details.of(facts));
    }

    private ChannelId find(Caller caller, UUID id) {
        return channels.find(caller.tenant(), new ChannelId(id))
                .orElseThrow(ChannelProblem::unknown)
                .id();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw ChannelProblem.noTimeZone();
        }
    }
}
