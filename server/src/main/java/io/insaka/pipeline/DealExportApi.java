package io.insaka.pipeline;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.pipeline.DealRepository.Whose;
import io.insaka.pipeline.DealViews.View;
import io.insaka.platform.SheetCells;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Feature;
import io.insaka.tenancy.PartOf;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Deals as a file. */
@RestController
@PartOf(Feature.PIPELINE)
class DealExportApi {
    private static final int AT_ONCE = 500;
    private static final List<String> HEADERS = List.of(
            "id",
            "title",
            "stage",
            "state",
            "value",
            "currency",
            "contact_id",
            "contact",
            "owner",
            "expected_on",
            "created_at",
            "note");

    private final TenantTransactions transactions;
    private final DealRepository deals;
    private final StageRepository stages;
    private final DealViews views;
    private final AuditTrail trail;

    DealExportApi(
            TenantTransactions transactions,
            DealRepository deals,
            StageRepository stages,
            DealViews views,
            AuditTrail trail) {
        this.transactions = transactions;
        this.deals = deals;
        this.stages = stages;
        this.views = views;
        this.trail = trail;
    }

    /**
     * Everybody's when both are absent.
     *
     * @param owner of whom
     * @param company of whose people
     * @param format csv or xlsx; absent: csv
     */
    record Wanted(
            @Nullable UUID owner,
            @Nullable UUID company,
            @Nullable String format) {}

    /** CSV in UTF-8, or .xlsx; in the order in which they were made. */
    @PostMapping("/api/v1/pipeline/export")
    @Audited("deals.exported")
    @Requires(Permission.ORGANISATION_MANAGE)
    void export(Caller caller, @Valid @RequestBody Wanted wanted, HttpServletResponse response) throws IOException {
        TenantId tenant = caller.tenant();
        SheetCells.Format format = SheetCells.Format.of(wanted.format());
        var whose = new Whose(wanted.owner(), wanted.company());
        transactions.run(
                tenant,
                () -> trail.record(
                        tenant,
                        "deals.exported",
                        Subject.of("organisation", tenant.value()),
                        Details.of("filtered", !whose.equals(Whose.ALL))));
        response.setContentType(format.type());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"deals." + format.wire() + "\"");
        try (SheetCells sheet = format.to(response.getOutputStream())) {
            sheet.row(HEADERS);
            // By their ids, which no move changes: none is left out and none is told twice.
            for (List<View> page = page(tenant, whose, null);
                    !page.isEmpty();
                    page = page(tenant, whose, page.getLast().id())) {
                for (List<String> row : rows(tenant, page)) {
                    sheet.row(row);
                }
            }
        }
    }

    private List<View> page(TenantId tenant, Whose whose, @Nullable UUID after) {
        return transactions.call(tenant, () -> views.of(tenant, deals.after(tenant, whose, after, AT_ONCE)));
    }

    private List<List<String>> rows(TenantId tenant, List<View> page) {
        Map<UUID, Stage> known = transactions.call(tenant, () -> stages.list(tenant)).stream()
                .collect(Collectors.toMap(Stage::id, Function.identity()));
        return page.stream().map(deal -> row(deal, known.get(deal.stage()))).toList();
    }

    private static List<String> row(View deal, @Nullable Stage stage) {
        DealViews.ValueView value = deal.value();
        DealViews.Customer contact = deal.contact();
        return List.of(
                deal.id().toString(),
                deal.title(),
                stage == null ? "" : stage.name(),
                stage == null ? "" : stage.kind().wire(),
                value == null ? "" : value.amount(),
                value == null ? "" : value.currency(),
                contact == null ? "" : contact.id().toString(),
                contact == null ? "" : Objects.toString(contact.name(), ""),
                Objects.toString(deal.owner().name(), ""),
                Objects.toString(deal.expectedOn(), ""),
                deal.createdAt().toString(),
                Objects.toString(deal.note(), ""));
    }
}
