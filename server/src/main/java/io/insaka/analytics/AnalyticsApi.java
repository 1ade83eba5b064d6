package io.insaka.analytics;

import io.insaka.analytics.Reports.Asked;
import io.insaka.analytics.Reports.Cell;
import io.insaka.analytics.counting.Standings;
import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.platform.SheetCells;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the desk and the bot are doing. */
@RestController
@RequestMapping("/api/v1/analytics")
class AnalyticsApi {
    private static final String WHY_NOT = "shows sums, nothing of a customer";

    private final Overview overview;
    private final Reports reports;
    private final Standings standings;
    private final TenantTransactions transactions;
    private final AuditTrail trail;

    AnalyticsApi(
            Overview overview,
            Reports reports,
            Standings standings,
            TenantTransactions transactions,
            AuditTrail trail) {
        this.overview = overview;
        this.reports = reports;
        this.standings = standings;
        this.transactions = transactions;
        this.trail = trail;
    }

    /** How things stand now. */
    @GetMapping("/overview")
    @NotAudited(WHY_NOT)
    @Requires(Permission.ANALYTICS_READ)
    Overview.Now overview(Caller caller) {
        return overview.of(caller.tenant());
    }

    /**
     * @param report conversations, responses, resolution, bot, teammates, channels, labels or cost
     * @param from the first day, in the organisation's time zone; 29 days before {@code to} when it is missing
     * @param to the last day; today when it is missing
     * @param compare none, previous (as many days before) or year (the same days a year before)
     * @param granularity day, week or month; what suits the days when it is missing
     */
    @GetMapping("/reports/{report}")
    @NotAudited(WHY_NOT)
    @Requires(Permission.ANALYTICS_READ)
    Report report(
            Caller caller,
            @PathVariable String report,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(required = false) @Nullable String granularity,
            @RequestParam(required = false) @Nullable UUID channel,
            @RequestParam(required = false) @Nullable UUID team) {
        return reports.of(
                caller.tenant(), ReportKind.of(report), new Asked(from, to, compare, granularity, channel, team));
    }

    /**
     * One part of a report as a file of comma-separated values.
     *
     * @param part figures, series, or that of a table: channel, team, teammate, label, reason, model, agent
     */
    @GetMapping("/reports/{report}/{part}.csv")
    @NotAudited(WHY_NOT)
    @Requires(Permission.ANALYTICS_READ)
    ResponseEntity<byte[]> file(
            Caller caller,
            @PathVariable String report,
            @PathVariable String part,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(required = false) @Nullable String granularity,
            @RequestParam(required = false) @Nullable UUID channel,
            @RequestParam(required = false) @Nullable UUID team)
            throws IOException {
        Report made = report(caller, report, from, to, compare, granularity, channel, team);
        byte[] body = ReportFile.of(made, part);
        String name = "%s-%s-%s-%s.csv"
                .formatted(
                        made.report(), part, made.period().from(), made.period().to());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, SheetCells.Format.CSV.type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }

    /** When customers write: by the day of the week and the hour, in the organisation's time zone. */
    record HeatMap(List<Cell> cells) {}

    @GetMapping("/heat-map")
    @NotAudited(WHY_NOT)
    @Requires(Permission.ANALYTICS_READ)
    HeatMap hours(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID channel,
            @RequestParam(required = false) @Nullable UUID team) {
        return new HeatMap(reports.hours(caller.tenant(), new Asked(from, to, null, null, channel, team)));
    }

    /** Counts everything all over again from the messages that are there, in the background; reports stay as they are meanwhile. */
    @PostMapping("/recount")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Audited("analytics.recounted")
    @Requires(Permission.ORGANISATION_MANAGE)
    void recount(Caller caller) {
        transactions.run(caller.tenant(), () -> {
            standings.again(caller.tenant());
            trail.record(
                    caller.tenant(),
                    "analytics.recounted",
                    Subject.of("organisation", caller.tenant().value()),
                    Details.NONE);
        });
    }
}
