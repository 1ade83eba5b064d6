package io.insaka.analytics;

import io.insaka.analytics.ReportKind.Part;
import io.insaka.analytics.Reports.Asked;
import io.insaka.analytics.Reports.Cell;
import io.insaka.database.TenantTransactions;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports to print, and to hand on. */
@RestController
@RequestMapping("/api/v1/analytics")
class ReportPdfApi {
    /** Those whose screens show when customers write. */
    private static final Set<ReportKind> WITH_HOURS = Set.of(ReportKind.CONVERSATIONS, ReportKind.CHANNELS);

    private final Reports reports;
    private final Names names;
    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final Clock clock;

    ReportPdfApi(Reports reports, Names names, Tenants tenants, TenantTransactions transactions, Clock clock) {
        this.reports = reports;
        this.names = names;
        this.tenants = tenants;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A report as a PDF on A4: the numbers, days and comparison of the report itself.
     *
     * @param language en or fr; English when it is missing or another one
     */
    @GetMapping("/reports/{report}.pdf")
    @AuditedRead(value = "report.exported", subject = "organisation")
    @Requires(Permission.ANALYTICS_READ)
    ResponseEntity<byte[]> pdf(
            Caller caller,
            @PathVariable String report,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(required = false) @Nullable String granularity,
            @RequestParam(required = false) @Nullable UUID channel,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(required = false) @Nullable String language) {
        ReportKind kind = ReportKind.of(report);
        var asked = new Asked(from, to, compare, granularity, channel, team);
        Report made = reports.of(caller.tenant(), kind, asked);
        List<Cell> hours = WITH_HOURS.contains(kind) ? reports.hours(caller.tenant(), asked) : List.of();
        var words = new ReportWords(language);
        var heading = transactions.call(caller.tenant(), () -> heading(caller, asked, words));
        byte[] body = ReportPdf.of(made, hours, heading, words);
        String name = "%s-%s-%s.pdf"
                .formatted(made.report(), made.period().from(), made.period().to());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }

    private ReportPdf.Heading heading(Caller caller, Asked asked, ReportWords words) {
        List<String> only = new ArrayList<>();
        if (asked.channel() != null) {
            only.add(words.say("only.channel", name(caller, Part.CHANNEL, asked.channel(), words)));
        }
        if (asked.team() != null) {
            only.add(words.say("only.team", name(caller, Part.TEAM, asked.team(), words)));
        }
        return new ReportPdf.Heading(tenants.name(caller.tenant()), only, clock.instant());
    }

    private String name(Caller caller, Part part, UUID id, ReportWords words) {
        return names.of(caller.tenant(), part, List.of(id.toString())).getOrDefault(id.toString(), words.say("gone"));
    }
}
