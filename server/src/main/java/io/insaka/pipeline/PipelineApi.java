package io.insaka.pipeline;

import io.insaka.database.TenantTransactions;
import io.insaka.desk.PlainText;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.pipeline.DealRepository.Place;
import io.insaka.pipeline.DealRepository.Sum;
import io.insaka.pipeline.DealRepository.Whose;
import io.insaka.pipeline.DealViews.ValueView;
import io.insaka.pipeline.DealViews.View;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Feature;
import io.insaka.tenancy.PartOf;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The board: its stages, and what stands in each. */
@RestController
@PartOf(Feature.PIPELINE)
@RequestMapping("/api/v1/pipeline")
class PipelineApi {
    private static final int MOST_STAGES = 12;
    private static final int COLUMN = 25;
    private static final int MOST = 100;

    private final TenantTransactions transactions;
    private final StageRepository stages;
    private final DealRepository deals;
    private final DealViews views;
    private final Deals doing;
    private final Ids ids;

    PipelineApi(
            TenantTransactions transactions,
            StageRepository stages,
            DealRepository deals,
            DealViews views,
            Deals doing,
            Ids ids) {
        this.transactions = transactions;
        this.stages = stages;
        this.deals = deals;
        this.views = views;
        this.doing = doing;
        this.ids = ids;
    }

    record Board(List<Column> stages) {}

    /**
     * @param kind open, won or lost
     * @param count all of them, however many are shown
     * @param sums of each currency
     * @param next where the column goes on; null at its end
     */
    record Column(
            UUID id,
            String name,
            String kind,
            int count,
            List<ValueView> sums,
            List<View> items,
            @Nullable String next) {}

    record Page(List<View> items, @Nullable String next) {}

    /** The first of each stage. @param owner of whom; absent: of everybody. @param company of whose people; likewise */
    @GetMapping
    @AuditedRead(value = "deals.listed", subject = "organisation")
    @Requires(Permission.CONVERSATIONS_READ)
    Board board(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID owner,
            @RequestParam(required = false) @Nullable UUID company) {
        return board(caller.tenant(), new Whose(owner, company));
    }

    private Board board(TenantId tenant, Whose whose) {
        return transactions.call(tenant, () -> {
            List<Sum> sums = deals.sums(tenant, whose);
            return new Board(stages.list(tenant).stream()
                    .map(stage -> column(
                            stage,
                            sums.stream()
                                    .filter(sum -> sum.stage().equals(stage.id()))
                                    .toList(),
                            page(tenant, stage.id(), whose, null, COLUMN)))
                    .toList());
        });
    }

    private static Column column(Stage stage, List<Sum> sums, Page page) {
        List<ValueView> values = new ArrayList<>();
        for (Sum sum : sums) {
            BigDecimal amount = sum.amount();
            if (amount != null && sum.currency() != null) {
                values.add(new ValueView(DealViews.plain(amount), sum.currency()));
            }
        }
        return new Column(
                stage.id(),
                stage.name(),
                stage.kind().wire(),
                sums.stream().mapToInt(Sum::number).sum(),
                values,
                page.items(),
                page.next());
    }

    private Page page(TenantId tenant, UUID stage, Whose whose, @Nullable Place after, int most) {
        List<Deal> found = deals.column(tenant, stage, whose, after, most + 1);
        List<Deal> shown = found.subList(0, Math.min(most, found.size()));
        return new Page(
                views.of(tenant, shown),
                found.size() > most
                        ? shown.getLast().rank().toPlainString() + "~"
                                + shown.getLast().id()
                        : null);
    }

    /** More of one stage, in its order. */
    @GetMapping("/stages/{id}/deals")
    @AuditedRead(value = "deals.listed", subject = "organisation")
    @Requires(Permission.CONVERSATIONS_READ)
    Page more(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID owner,
            @RequestParam(required = false) @Nullable UUID company,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        TenantId tenant = caller.tenant();
        Place after = place(cursor);
        return transactions.call(tenant, () -> {
            if (stages.list(tenant).stream().noneMatch(stage -> stage.id().equals(id))) {
                throw PipelineProblem.unknownStage();
            }
            return page(tenant, id, new Whose(owner, company), after, Math.clamp(limit, 1, MOST));
        });
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        String[] parts = cursor.split("~", 2);
        if (parts.length < 2 || !parts[0].matches("-?\\d{1,30}(\\.\\d{1,2000})?")) {
            throw PipelineProblem.invalid("cursor", "is not one that this list handed out");
        }
        try {
            return new Place(new BigDecimal(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException notOurs) {
            throw PipelineProblem.invalid("cursor", "is not one that this list handed out");
        }
    }

    /** @param id absent for a new one */
    record NewStage(
            @Nullable UUID id,
            @NotBlank @Size(max = 60) String name,
            @NotNull @Pattern(regexp = "open|won|lost") String kind) {}

    record NewStages(
            @NotNull @Size(min = 3, max = MOST_STAGES) List<@NotNull @Valid NewStage> items) {}

    /** All of them at once, in their order; at least one of each kind. */
    @PutMapping("/stages")
    @Audited("pipeline-stages.changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    Board arrange(Caller caller, @Valid @RequestBody NewStages wanted) {
        TenantId tenant = caller.tenant();
        List<Stage> all = new ArrayList<>();
        Set<UUID> named = new HashSet<>();
        for (NewStage one : wanted.items()) {
            if (one.id() != null && !named.add(one.id())) {
                throw PipelineProblem.invalid("items", "name each stage once");
            }
            all.add(new Stage(
                    one.id() == null ? ids.next() : one.id(),
                    PlainText.line("name", one.name()),
                    Stage.Kind.of(one.kind())));
        }
        for (Stage.Kind kind : Stage.Kind.values()) {
            if (all.stream().noneMatch(stage -> stage.kind() == kind)) {
                throw PipelineProblem.invalid("items", "have at least one that is " + kind.wire());
            }
        }
        transactions.run(tenant, () -> {
            List<UUID> known = stages.list(tenant).stream().map(Stage::id).toList();
            if (!known.containsAll(named)) {
                throw PipelineProblem.unknownStage();
            }
            doing.arrange(caller, all);
        });
        return board(tenant, Whose.ALL);
    }
}
