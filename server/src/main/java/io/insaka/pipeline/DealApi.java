package io.insaka.pipeline;

import io.insaka.contacts.ContactProblem;
import io.insaka.contacts.Contacts;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.PlainText;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.pipeline.DealRepository.Whose;
import io.insaka.pipeline.DealViews.MoveView;
import io.insaka.pipeline.DealViews.View;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Feature;
import io.insaka.tenancy.PartOf;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.Teammates;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What customers may buy, one by one. */
@RestController
@PartOf(Feature.PIPELINE)
@RequestMapping("/api/v1/deals")
class DealApi {
    private static final int MOST = 50;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final TenantTransactions transactions;
    private final Deals deals;
    private final DealRepository repository;
    private final DealViews views;
    private final Known known;

    /** What a deal may name. */
    @Component
    record Known(Teammates teammates, Contacts contacts) {}

    DealApi(TenantTransactions transactions, Deals deals, DealRepository repository, DealViews views, Known known) {
        this.transactions = transactions;
        this.deals = deals;
        this.repository = repository;
        this.views = views;
        this.known = known;
    }

    record NewValue(
            @NotNull @Pattern(regexp = "\\d{1,13}(\\.\\d{1,4})?")
            String amount,

            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {
        Deal.Value value() {
            try {
                Currency.getInstance(currency);
            } catch (IllegalArgumentException none) {
                throw PipelineProblem.invalid("value.currency", "is no currency");
            }
            // As it is read back from a column of so many digits.
            return new Deal.Value(new BigDecimal(amount).setScale(4), currency);
        }
    }

    /**
     * @param owner absent: the caller
     * @param stage of a new one; absent: the first
     * @param revision of one that is there, as it was seen
     */
    record Draft(
            @NotBlank @Size(max = 200) String title,
            @Nullable @Size(max = 4_000) String note,
            @Nullable UUID contact,
            @Nullable @Valid NewValue value,
            @Nullable UUID owner,
            @Nullable LocalDate expectedOn,
            @Nullable UUID stage,
            @Nullable Integer revision) {}

    record Items(List<View> items) {}

    /** The newest first of one person, or of the people of one company. */
    @GetMapping
    @AuditedRead(value = "deals.listed", subject = "organisation")
    @Requires(Permission.CONVERSATIONS_READ)
    Items of(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID contact,
            @RequestParam(required = false) @Nullable UUID company) {
        TenantId tenant = caller.tenant();
        if ((contact == null) == (company == null)) {
            throw PipelineProblem.invalid("contact", "is given, or a company is");
        }
        return transactions.call(tenant, () -> {
            if (contact == null) {
                return new Items(views.of(tenant, repository.newest(tenant, new Whose(null, company), MOST)));
            }
            var person = known.contacts().find(tenant, new ContactId(contact)).orElseThrow(ContactProblem::unknown);
            return new Items(views.of(tenant, repository.of(tenant, person.everyone(), MOST)));
        });
    }

    /** @param moves from stage to stage, the latest first */
    record One(View deal, List<MoveView> moves) {}

    @GetMapping("/{id}")
    @AuditedRead(value = "deal.opened", subject = "deal")
    @Requires(Permission.CONVERSATIONS_READ)
    One one(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            Deal deal = repository.find(tenant, id).orElseThrow(PipelineProblem::unknown);
            return new One(views.of(tenant, deal), views.moves(tenant, repository.moves(tenant, id, MOST)));
        });
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("deal.created")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View create(Caller caller, @Valid @RequestBody Draft draft) {
        return shown(caller, () -> deals.create(caller, terms(caller, draft, null), draft.stage()));
    }

    @PutMapping("/{id}")
    @Audited("deal.changed")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        Integer revision = draft.revision();
        if (revision == null) {
            throw PipelineProblem.invalid("revision", "is the one that was seen");
        }
        return shown(caller, () -> {
            Deal before = repository.find(caller.tenant(), id).orElseThrow(PipelineProblem::unknown);
            return deals.change(caller, id, revision, terms(caller, draft, before.terms()));
        });
    }

    /** @param behind another deal of that stage; absent: on top */
    record Move(
            @NotNull UUID stage,
            @Nullable UUID behind,
            @NotNull Integer revision) {}

    @PostMapping("/{id}/move")
    @Audited("deal.moved")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View move(Caller caller, @PathVariable UUID id, @Valid @RequestBody Move move) {
        return shown(caller, () -> deals.move(caller, id, move.revision(), move.stage(), move.behind()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("deal.deleted")
    @Requires(Permission.CONVERSATIONS_WRITE)
    void delete(Caller caller, @PathVariable UUID id) {
        transactions.run(caller.tenant(), () -> deals.delete(caller.tenant(), id));
    }

    private View shown(Caller caller, Supplier<Deal> deal) {
        return transactions.call(caller.tenant(), () -> views.of(caller.tenant(), deal.get()));
    }

    /** Whoever has it already may go on having it, though they left. */
    private Deal.Terms terms(Caller caller, Draft draft, Deal.@Nullable Terms before) {
        TenantId tenant = caller.tenant();
        TeammateId owner = draft.owner() == null ? caller.teammate() : new TeammateId(draft.owner());
        boolean kept = before != null && before.owner().equals(owner);
        if (!kept && draft.owner() != null && !known.teammates().answers(tenant, owner)) {
            throw PipelineProblem.invalid("owner", "is nobody who answers customers");
        }
        ContactId contact = draft.contact() == null ? null : new ContactId(draft.contact());
        boolean same = before != null && contact != null && contact.equals(before.contact());
        if (contact != null && !same) {
            contact = known.contacts()
                    .find(tenant, contact)
                    .orElseThrow(ContactProblem::unknown)
                    .id();
        }
        LocalDate expected = draft.expectedOn();
        if (expected != null && (expected.isBefore(EARLIEST) || expected.isAfter(LATEST))) {
            throw PipelineProblem.invalid("expectedOn", "is a day between 2000 and 2200");
        }
        String note = draft.note();
        return new Deal.Terms(
                PlainText.line("title", draft.title()),
                note == null || note.isBlank() ? null : PlainText.lines("note", note),
                contact,
                draft.value() == null ? null : draft.value().value(),
                owner,
                expected);
    }
}
