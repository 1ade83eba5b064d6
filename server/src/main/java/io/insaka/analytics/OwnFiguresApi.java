package io.insaka.analytics;

import io.insaka.analytics.Reports.Asked;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What whoever asks has done: for those who see the figures of nobody else, too. */
@RestController
@RequestMapping("/api/v1/analytics/own")
class OwnFiguresApi {
    private final Reports reports;

    OwnFiguresApi(Reports reports) {
        this.reports = reports;
    }

    /** Days, comparison and granularity as of the other reports. */
    @GetMapping
    @NotAudited("shows a teammate their own sums, nothing of a customer")
    @Requires(Permission.CONVERSATIONS_READ)
    Report own(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(required = false) @Nullable String granularity) {
        return reports.of(
                caller.tenant(),
                ReportKind.OWN,
                new Asked(
                        from,
                        to,
                        compare,
                        granularity,
                        null,
                        null,
                        caller.teammate().value()));
    }
}
