package io.insaka.tenancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";

    private final Openings openings;
    private final Clock clock;

    OpeningHoursApi(Openings openings, Clock clock) {
        this.openings = openings;
        this.clock = clock;
    }

    /**
     * @param day {@code monday} to {@code sunday}
     * @param opens such as {@code 08:00}
     * @param closes such as {@code 17:30}; {@code 24:00} for the end of the day
     */
    record Span(
            @NotNull @Pattern(regexp = "monday|tuesday|wednesday|thursday|friday|saturday|sunday")
            String day,

            @NotNull @Pattern(regexp = TIME) String opens,
            @NotNull @Pattern(regexp = TIME) String closes) {}

    /**
     * @param week empty: at any time
     * @param closed dates on which nobody is there
     * @param openNow whether somebody is there at this moment
     * @param opensAt when somebody is there next; null when somebody is there, or nobody can tell
     */
    record Shown(
            List<Span> week,
            List<LocalDate> closed,
            String timeZone,
            boolean openNow,
            @Nullable Instant opensAt) {}

    record Saved(
            @NotNull @Size(max = 28) List<@NotNull @Valid Span> week,

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
        openings.save(caller, new OpeningHours(week(body.week()), dates(body.closed()), before.zone()));
        return read(caller);
    }

    private static List<OpeningHours.Span> week(List<Span> spans) {
        List<OpeningHours.Span> week = new ArrayList<>();
        for (Span span : spans) {
            int opens = minutes(span.opens());
            int closes = minutes(span.closes());
            if (opens >= closes) {
                throw Refusal.invalid("week", "each span must end after it begins; split one that passes midnight");
            }
            var next = new OpeningHours.Span(DayOfWeek.valueOf(span.day().toUpperCase(Locale.ROOT)), opens, closes);
            if (week.stream().anyMatch(next::meets)) {
                throw Refusal.invalid("week", "two spans of one day overlap");
            }
            week.add(next);
        }
        return week;
    }

    private static Set<LocalDate> dates(List<String> closed) {
        try {
            return closed.stream().map(LocalDate::parse).collect(Collectors.toSet());
        } catch (DateTimeException noDate) {
            throw Refusal.invalid("closed", "has a date that does not exist");
        }
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private Shown shown(OpeningHours hours) {
        Instant now = clock.instant();
        boolean open = hours.openAt(now);
        return new Shown(
                hours.week().stream().map(OpeningHoursApi::span).toList(),
                hours.closed().stream().sorted().toList(),
                hours.zone().getId(),
                open,
                open ? null : hours.opensAfter(now).map(at -> at.toInstant()).orElse(null));
    }

    private static Span span(OpeningHours.Span span) {
        return new Span(span.day().name().toLowerCase(Locale.ROOT), time(span.opens()), time(span.closes()));
    }

    private static String time(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
