package io.insaka.tenancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When people of the caller's organisation are there to answer. */
@RestController
@RequestMapping("/api/v1/organisation/hours")
class OpeningHoursApi {
    private final Openings openings;
    private final Clock clock;

    OpeningHoursApi(Openings openings, Clock clock) {
        this.openings = openings;
        this.clock = clock;
    }

    /**
     * @param week empty: at any time
     * @param closed days on which nobody is there
     * @param openNow whether somebody is there at this moment
     * @param opensAt when somebody is there next; null when somebody is there, or nobody can tell
     */
    record Shown(
            List<WeekSpan> week,
            List<ClosedDate> closed,
            String timeZone,
            boolean openNow,
            @Nullable Instant opensAt) {}

    record Saved(
            @NotNull @Size(max = 28) List<@NotNull @Valid WeekSpan> week,

            @NotNull @Size(max = 200) List<@NotNull @Valid ClosedDate> closed) {}

    @SignedIn
    @NotAudited("shows colleagues when their organisation is open")
    @GetMapping
    Shown read(Caller caller) {
        return shown(openings.fresh(caller.tenant()));
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @Audited("organisation.changed")
    @PutMapping
    Shown save(Caller caller, @Valid @RequestBody Saved body) {
        OpeningHours before = openings.fresh(caller.tenant());
        openings.save(
                caller, new OpeningHours(WeekSpan.week(body.week()), ClosedDate.days(body.closed()), before.zone()));
        return read(caller);
    }

    private Shown shown(OpeningHours hours) {
        Instant now = clock.instant();
        boolean open = hours.openAt(now);
        return new Shown(
                hours.week().stream().map(WeekSpan::of).toList(),
                ClosedDate.of(hours.closed()),
                hours.zone().getId(),
                open,
                open ? null : hours.opensAfter(now).map(at -> at.toInstant()).orElse(null));
    }
}
