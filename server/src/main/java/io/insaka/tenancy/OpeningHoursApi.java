package io.insaka.tenancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @param closed dates on which nobody is there
     * @param openNow whether somebody is there at this moment
     * @param opensAt when somebody is there next; null when somebody is there, or nobody can tell
     */
    record Shown(
            List<WeekSpan> week,
            List<LocalDate> closed,
            String timeZone,
            boolean openNow,
            @Nullable Instant opensAt) {}

    record Saved(
            @NotNull @Size(max = 28) List<@NotNull @Valid WeekSpan> week,

            @NotNull @Size(max = 200) List<@NotNull @Pattern(regexp = "20[0-9]{2}-[0-9]{2}-[0-9]{2}") String> closed) {}

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
        openings.save(caller, new OpeningHours(WeekSpan.week(body.week()), dates(body.closed()), before.zone()));
        return read(caller);
    }

    private static Set<LocalDate> dates(List<String> closed) {
        try {
            return closed.stream().map(LocalDate::parse).collect(Collectors.toSet());
        } catch (DateTimeException noDate) {
            throw Refusal.invalid("closed", "has a date that does not exist");
        }
    }

    private Shown shown(OpeningHours hours) {
        Instant now = clock.instant();
        boolean open = hours.openAt(now);
        return new Shown(
                hours.week().stream().map(WeekSpan::of).toList(),
                hours.closed().stream().sorted().toList(),
                hours.zone().getId(),
                open,
                open ? null : hours.opensAfter(now).map(at -> at.toInstant()).orElse(null));
    }
}
