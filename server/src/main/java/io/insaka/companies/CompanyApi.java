package io.insaka.companies;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.PlainText;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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

/** Companies: the list, and one of them. */
@RestController
@RequestMapping("/api/v1/companies")
class CompanyApi {
    private static final int MOST = 200;
    private static final int LONGEST_NOTE = 4_000;

    private final TenantTransactions transactions;
    private final CompanyRepository repository;
    private final MemberRepository members;
    private final Companies companies;
    private final Told told;

    CompanyApi(
            TenantTransactions transactions,
            CompanyRepository repository,
            MemberRepository members,
            Companies companies,
            Told told) {
        this.transactions = transactions;
        this.repository = repository;
        this.members = members;
        this.companies = companies;
        this.told = told;
    }

    /** Who hears of companies. */
    @Component
    record Told(AuditTrail trail, LiveChanges live) {
        void of(TenantId tenant, String action, Subject subject, Details details) {
            trail.record(tenant, action, subject, details);
            live.record(tenant, new Change(null, "companies"));
        }
    }

    /**
     * @param domain of its people's mail addresses
     * @param people who belong to it; one of several contacts counts once
     * @param openConversations of all of them
     */
    record Line(UUID id, String name, @Nullable String domain, int people, int openConversations) {}

    record Page(List<Line> items, @Nullable String next) {}

    /** By name. @param q a part of the name or the domain */
    @GetMapping
    @NotAudited("names of companies, nothing of any customer")
    @Requires(Permission.CONTACTS_READ)
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        TenantId tenant = caller.tenant();
        int most = Math.clamp(limit, 1, MOST);
        return transactions.call(tenant, () -> {
            List<Company> found = repository.page(
                    tenant,
                    q == null || q.isBlank() ? null : q.replace("\0", ""),
                    cursor == null || cursor.isBlank() ? null : last(tenant, cursor),
                    most + 1);
            List<Company> shown = found.subList(0, Math.min(most, found.size()));
            return new Page(
                    lines(tenant, shown),
                    found.size() > most ? shown.getLast().id().toString() : null);
        });
    }

    private Company last(TenantId tenant, String cursor) {
        try {
            return repository
                    .find(tenant, UUID.fromString(cursor))
                    .orElseThrow(() -> CompanyProblem.invalid("cursor", "is not one that this list handed out"));
        } catch (IllegalArgumentException noId) {
            throw CompanyProblem.invalid("cursor", "is not one that this list handed out");
        }
    }

    private List<Line> lines(TenantId tenant, List<Company> shown) {
        List<UUID> ids = shown.stream().map(Company::id).toList();
        Map<UUID, Integer> people = members.people(tenant, ids);
        Map<UUID, Integer> open = members.openConversations(tenant, ids);
        return shown.stream()
                .map(one -> new Line(
                        one.id(),
                        one.name(),
                        one.domain(),
                        people.getOrDefault(one.id(), 0),
                        open.getOrDefault(one.id(), 0)))
                .toList();
    }

    record View(
            UUID id,
            String name,
            @Nullable String domain,
            @Nullable String note,
            int people,
            int openConversations,
            Instant createdAt) {}

    @GetMapping("/{id}")
    @AuditedRead(value = "company.opened", subject = "company")
    @Requires(Permission.CONTACTS_READ)
    View one(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.call(
                tenant, () -> view(tenant, repository.find(tenant, id).orElseThrow(CompanyProblem::unknown)));
    }

    private View view(TenantId tenant, Company company) {
        Line line = lines(tenant, List.of(company)).getFirst();
        return new View(
                company.id(),
                company.name(),
                company.domain(),
                repository.note(tenant, company.id()).orElse(null),
                line.people(),
                line.openConversations(),
                company.createdAt());
    }

    /** @param domain such as acme.com: whose mail address has it may belong to it */
    record Draft(
            @NotBlank @Size(max = Company.LONGEST_NAME) String name,
            @Nullable @Size(max = 300) String domain,
            @Nullable @Size(max = LONGEST_NOTE) String note) {
        @Nullable
        String plainDomain() {
            if (domain == null || domain.isBlank()) {
                return null;
            }
            String plain = Domains.of(domain);
            if (plain == null) {
                throw CompanyProblem.invalid("domain", "is no domain such as acme.com");
            }
            return plain;
        }

        @Nullable
        String plainNote() {
            return note == null || note.isBlank() ? null : PlainText.lines("note", note);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("company.created")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View create(Caller caller, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        Company made = companies.fresh(PlainText.line("name", draft.name()), draft.plainDomain());
        return transactions.call(tenant, () -> {
            if (!repository.insert(tenant, made)) {
                throw CompanyProblem.taken();
            }
            repository.note(tenant, made.id(), draft.plainNote());
            told.of(tenant, "company.created", subject(made), Details.of("name", made.name()));
            return view(tenant, made);
        });
    }

    @PutMapping("/{id}")
    @Audited("company.changed")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        TenantId tenant = caller.tenant();
        Company wanted = companies.fresh(PlainText.line("name", draft.name()), draft.plainDomain());
        return unlessTaken(tenant, () -> {
            Company before = locked(tenant, id);
            var after = new Company(id, wanted.name(), wanted.domain(), before.createdAt());
            String note = draft.plainNote();
            if (!after.equals(before)
                    || !java.util.Objects.equals(
                            note, repository.note(tenant, id).orElse(null))) {
                repository.update(tenant, after);
                repository.note(tenant, id, note);
                told.of(tenant, "company.changed", subject(after), Details.of("name", after.name()));
            }
            return view(tenant, after);
        });
    }

    private Company locked(TenantId tenant, UUID id) {
        return repository.lock(tenant, Set.of(id)).stream().findFirst().orElseThrow(CompanyProblem::unknown);
    }

    /** @param other whose people and note come; it is gone afterwards */
    record Merge(@NotNull UUID other) {}

    @PostMapping("/{id}/merge")
    @Audited("company.merged")
    @Requires(Permission.CONVERSATIONS_WRITE)
    View merge(Caller caller, @PathVariable UUID id, @Valid @RequestBody Merge merge) {
        TenantId tenant = caller.tenant();
        if (merge.other().equals(id)) {
            throw CompanyProblem.itself();
        }
        return transactions.call(tenant, () -> {
            List<Company> both = repository.lock(tenant, Set.of(id, merge.other()));
            if (both.size() < 2) {
                throw CompanyProblem.unknown();
            }
            Company kept = both.get(both.getFirst().id().equals(id) ? 0 : 1);
            Company other = both.get(both.getFirst().id().equals(id) ? 1 : 0);
            int came = companies.merge(tenant, kept, other);
            told.of(
                    tenant,
                    "company.merged",
                    subject(kept),
                    Details.of(Map.of("name", kept.name(), "with", other.name(), "contacts", came)));
            return view(tenant, repository.find(tenant, id).orElseThrow(CompanyProblem::unknown));
        });
    }

    /** Its people stay. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("company.deleted")
    @Requires(Permission.CONVERSATIONS_WRITE)
    void delete(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        transactions.run(tenant, () -> {
            Company gone = locked(tenant, id);
            repository.delete(tenant, id);
            told.of(tenant, "company.deleted", subject(gone), Details.of("name", gone.name()));
        });
    }

    private static Subject subject(Company company) {
        return Subject.of("company", company.id());
    }

    private View unlessTaken(TenantId tenant, Supplier<View> change) {
        try {
            return transactions.call(tenant, change);
        } catch (DuplicateKeyException taken) {
            throw CompanyProblem.taken();
        }
    }
}
