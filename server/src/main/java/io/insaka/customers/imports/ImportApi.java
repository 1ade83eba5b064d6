package io.insaka.customers.imports;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.customers.imports.Import.Plan;
import io.insaka.customers.imports.Import.State;
import io.insaka.customers.imports.Import.Tally;
import io.insaka.customers.imports.RowImport.Outcome;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.platform.SheetCells;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports of customers, step by step: the file, what its columns are, what would happen, and then it happens. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportApi {
    private static final int MOST = 20;
    private static final int MOST_COLUMNS = 100;
    private static final int AT_ONCE = 1_000;
    private static final int FORESEEN = 20;
    private static final int LONGEST_NAME = 200;

    private final TenantTransactions transactions;
    private final ImportRepository repository;
    private final Imports imports;
    private final RowImport rows;
    private final Around around;

    ImportApi(
            TenantTransactions transactions,
            ImportRepository repository,
            Imports imports,
            RowImport rows,
            Around around) {
        this.transactions = transactions;
        this.repository = repository;
        this.imports = imports;
        this.rows = rows;
        this.around = around;
    }

    @Component
    record Around(AuditTrail trail, LiveChanges live, Ids ids, Clock clock) {
        void trace(TenantId tenant, String action, UUID id, Map<String, ?> facts) {
            trail.record(tenant, action, Subject.of("import", id), Details.of(facts));
            live.record(tenant, new Change(null, "imports"));
        }
    }

    /**
     * @param state draft, running or done
     * @param headers of the file's columns
     * @param columns what each is: name, phone, email, company, attribute. and a key, consent. and the key of a purpose, or empty
     *     for left out; as suggested while draft
     * @param calling the calling code for numbers without a country
     * @param rows how many the file has
     * @param done how many of them were taken or refused
     */
    record ImportView(
            UUID id,
            String file,
            String state,
            List<String> headers,
            List<String> columns,
            @Nullable String calling,
            int rows,
            int done,
            int created,
            int updated,
            int same,
            int refused,
            Instant createdAt) {
        static ImportView of(Import one) {
            Tally tally = one.tally();
            return new ImportView(
                    one.id(),
                    one.plan().file(),
                    one.state().wire(),
                    one.plan().headers(),
                    one.plan().mapping().columns(),
                    one.plan().mapping().calling(),
                    one.rows(),
                    tally.done(),
                    tally.created(),
                    tally.updated(),
                    tally.same(),
                    tally.refused(),
                    one.createdAt());
        }
    }

    record All(List<ImportView> items) {}

    /** The newest first. */
    @GetMapping
    @AuditedRead(value = "imports.listed", subject = "organisation")
    @Requires(Permission.ORGANISATION_MANAGE)
    All all(Caller caller) {
        return new All(transactions.call(caller.tenant(), () -> repository.all(caller.tenant())).stream()
                .map(ImportView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @AuditedRead(value = "import.opened", subject = "import")
    @Requires(Permission.ORGANISATION_MANAGE)
    ImportView one(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.call(
                tenant, () -> ImportView.of(repository.find(tenant, id).orElseThrow(ImportProblem::unknown)));
    }

    /** CSV in UTF-8, or the first sheet of an .xlsx file; its first row the names of the columns. Nothing is taken yet. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("import.uploaded")
    @Requires(Permission.ORGANISATION_MANAGE)
    ImportView upload(Caller caller, @RequestPart("file") MultipartFile file) throws IOException {
        TenantId tenant = caller.tenant();
        if (file.getSize() > Sheet.LARGEST) {
            throw ImportProblem.tooLarge();
        }
        byte[] bytes = file.getBytes();
        String name = called(file.getOriginalFilename());
        return transactions.call(tenant, () -> {
            if (repository.all(tenant).size() >= MOST) {
                throw ImportProblem.tooMany();
            }
            UUID id = around.ids().next();
            int rows = Sheet.read(bytes, new Keeping(tenant, id, name));
            repository.counted(tenant, id, rows);
            around.trace(tenant, "import.uploaded", id, Map.of("rows", rows));
            return ImportView.of(repository.find(tenant, id).orElseThrow(ImportProblem::unknown));
        });
    }

    /** Keeps a sheet while it is read, within the transaction of the upload: the whole of it is never in memory. */
    private final class Keeping implements Sheet.Taker {
        private final TenantId tenant;
        private final UUID id;
        private final String name;

        Keeping(TenantId tenant, UUID id, String name) {
            this.tenant = tenant;
            this.id = id;
            this.name = name;
        }

        @Override
        public void headers(List<String> headers) {
            var plan = new Plan(name, headers, Mapping.suggested(headers, rows.attributes(tenant)), null);
            repository.insert(
                    tenant,
                    new Import(
                            id,
                            plan,
                            State.DRAFT,
                            0,
                            Tally.NONE,
                            0,
                            around.clock().instant()));
        }

        @Override
        public void rows(int first, List<List<String>> some) {
            repository.insertRows(tenant, id, first, some);
        }
    }

    private static String called(@Nullable String name) {
        String plain = name == null ? "" : name.replaceAll("\\p{Cntrl}", "").strip();
        return plain.isEmpty() ? "customers.csv" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    /**
     * @param columns what each is: name, phone, email, company, attribute. and a key, or empty for left out
     * @param calling the calling code for numbers without a country, such as 260
     */
    record Wanted(
            @NotEmpty @Size(max = MOST_COLUMNS) List<@NotNull @Size(max = 60) String> columns,
            @Nullable @Size(max = 4) String calling) {
        Mapping mapping() {
            return new Mapping(columns, calling == null || calling.isBlank() ? null : calling);
        }
    }

    /**
     * @param outcome new, updated, same or refused
     * @param column of which the reason speaks; null for the whole row
     */
    record Foreseen(
            int number,
            List<String> cells,
            String outcome,
            @Nullable Integer column,
            @Nullable String reason) {}

    record Preview(List<Foreseen> items) {}

    /** What would become of the first rows. Nothing changes. */
    @PostMapping("/{id}/preview")
    @Audited("import.previewed")
    @Requires(Permission.ORGANISATION_MANAGE)
    Preview preview(Caller caller, @PathVariable UUID id, @Valid @RequestBody Wanted wanted) {
        TenantId tenant = caller.tenant();
        Mapping mapping = wanted.mapping();
        Plan plan = transactions.call(tenant, () -> {
            Import found = draft(tenant, id, mapping);
            around.trail().record(tenant, "import.previewed", Subject.of("import", id));
            return found.plan().with(mapping, caller.teammate().value());
        });
        return new Preview(imports.foresee(tenant, id, plan, FORESEEN).stream()
                .map(one -> new Foreseen(
                        one.row().number(),
                        one.row().cells(),
                        word(one.outcome()),
                        one.outcome() instanceof Outcome.Refused why ? why.column() : null,
                        one.outcome() instanceof Outcome.Refused why ? why.reason() : null))
                .toList());
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken taken -> taken.name().toLowerCase(Locale.ROOT);
            case Outcome.Refused why -> "refused";
        };
    }

    private Import draft(TenantId tenant, UUID id, Mapping mapping) {
        Import found = repository.lock(tenant, id).orElseThrow(ImportProblem::unknown);
        if (found.state() != State.DRAFT) {
            throw ImportProblem.begun();
        }
        mapping.check(found.plan().headers().size(), rows.attributes(tenant), rows.purposes(tenant));
        return found;
    }

    /** Takes all rows, in the background. */
    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Audited("import.started")
    @Requires(Permission.ORGANISATION_MANAGE)
    ImportView start(Caller caller, @PathVariable UUID id, @Valid @RequestBody Wanted wanted) {
        TenantId tenant = caller.tenant();
        Mapping mapping = wanted.mapping();
        return transactions.call(tenant, () -> {
            Import found = draft(tenant, id, mapping);
            repository.start(
                    tenant,
                    id,
                    found.plan().with(mapping, caller.teammate().value()),
                    around.clock().instant());
            around.trace(tenant, "import.started", id, Map.of("rows", found.rows()));
            return ImportView.of(repository.find(tenant, id).orElseThrow(ImportProblem::unknown));
        });
    }

    /**
     * The refused rows as they were, each with its reason: to be corrected and imported once more.
     *
     * @param format csv or xlsx; absent: csv
     */
    @GetMapping("/{id}/errors")
    @AuditedRead(value = "import.opened", subject = "import")
    @Requires(Permission.ORGANISATION_MANAGE)
    ResponseEntity<byte[]> errors(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String format)
            throws IOException {
        TenantId tenant = caller.tenant();
        SheetCells.Format written = SheetCells.Format.of(format);
        Import found =
                transactions.call(tenant, () -> repository.find(tenant, id).orElseThrow(ImportProblem::unknown));
        var file = new ByteArrayOutputStream();
        try (SheetCells sheet = written.to(file)) {
            List<String> headers = new ArrayList<>(found.plan().headers());
            headers.addAll(List.of("row", "reason"));
            sheet.row(headers);
            int after = 0;
            for (List<ImportRepository.Row> page = refused(tenant, id, after);
                    !page.isEmpty();
                    page = refused(tenant, id, after)) {
                for (ImportRepository.Row row : page) {
                    sheet.row(withReason(found.plan().headers(), row));
                }
                after = page.getLast().number();
            }
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, written.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors." + written.wire() + "\"")
                .body(file.toByteArray());
    }

    private List<ImportRepository.Row> refused(TenantId tenant, UUID id, int after) {
        return transactions.call(tenant, () -> repository.rows(tenant, id, true, after, AT_ONCE));
    }

    private static List<String> withReason(List<String> headers, ImportRepository.Row row) {
        Integer column = row.column();
        List<String> cells = new ArrayList<>(row.cells());
        cells.add(String.valueOf(row.number()));
        cells.add((column == null ? "" : headers.get(column) + " ") + row.refused());
        return cells;
    }

    /** With the rows that were refused. The customers stay. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("import.deleted")
    @Requires(Permission.ORGANISATION_MANAGE)
    void delete(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        transactions.run(tenant, () -> {
            Import found = repository.lock(tenant, id).orElseThrow(ImportProblem::unknown);
            if (found.state() == State.RUNNING) {
                throw ImportProblem.running();
            }
            repository.delete(tenant, id);
            around.trace(tenant, "import.deleted", id, Map.of("rows", found.rows()));
        });
    }
}
