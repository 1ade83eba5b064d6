package io.insaka.privacy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.Teammates;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Erasing people, and the receipts that are left of it. */
@RestController
class ErasureApi {
    private static final int MOST = 200;
    private static final String NOTHING_PERSONAL = "a receipt holds no personal data";
    private static final String BACKUPS =
            "Backups made before the end hold what they held until they expire. After a restore, erase the contact"
                    + " again: it has the same id there.";

    private final Erasures erasures;
    private final Teammates teammates;
    private final TenantTransactions transactions;

    ErasureApi(Erasures erasures, Teammates teammates, TenantTransactions transactions) {
        this.erasures = erasures;
        this.teammates = teammates;
        this.transactions = transactions;
    }

    /** @param name of the person, as it is shown */
    record Confirmation(@NotBlank @Size(max = 500) String name) {}

    /**
     * @param holder a table of the database, or the first of those that belong together
     * @param rows taken away, or emptied
     */
    record ErasedView(String holder, long rows, long files) {}

    /**
     * @param contactId leads nowhere any more; after a restore of a backup it is to be erased again
     * @param state {@code erasing} or {@code done}
     * @param checksum SHA-256, in hexadecimal; null until it is done
     */
    record ErasureView(
            UUID id,
            UUID contactId,
            String state,
            String requestedBy,
            UUID requestedById,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            List<ErasedView> erased,
            String backups,
            @Nullable String checksum) {}

    record ErasuresView(List<ErasureView> items, @Nullable String next) {}

    @PostMapping("/api/v1/contacts/{id}/erasure")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Audited("contact.erasure-requested")
    @Requires(Permission.CONTACTS_ERASE)
    ErasureView erase(Caller caller, @PathVariable UUID id, @Valid @RequestBody Confirmation confirmation) {
        Erasure begun = erasures.begin(caller, new ContactId(id), confirmation.name());
        return views(caller.tenant(), List.of(begun)).getFirst();
    }

    /**
     * The latest first.
     *
     * @param cursor the {@code next} of the page before
     */
    @GetMapping("/api/v1/erasures")
    @NotAudited(NOTHING_PERSONAL)
    @Requires(Permission.CONTACTS_ERASE)
    ErasuresView list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Erasure> found = erasures.page(caller.tenant(), cursor, most + 1);
        List<ErasureView> items =
                views(caller.tenant(), found.stream().limit(most).toList());
        return new ErasuresView(
                items, found.size() > most ? items.getLast().id().toString() : null);
    }

    /** The receipt, once it is done. */
    @GetMapping("/api/v1/erasures/{id}")
    @NotAudited(NOTHING_PERSONAL)
    @Requires(Permission.CONTACTS_ERASE)
    ErasureView one(Caller caller, @PathVariable UUID id) {
        return views(caller.tenant(), List.of(erasures.find(caller.tenant(), id)))
                .getFirst();
    }

    private List<ErasureView> views(TenantId tenant, List<Erasure> all) {
        Map<TeammateId, String> names = transactions.call(
                tenant,
                () -> teammates.names(
                        tenant, all.stream().map(Erasure::by).distinct().toList()));
        return all.stream()
                .map(each -> view(each, names.getOrDefault(each.by(), "A former teammate")))
                .toList();
    }

    private static ErasureView view(Erasure erasure, String by) {
        return new ErasureView(
                erasure.id(),
                erasure.contact().value(),
                erasure.finishedAt() == null ? "erasing" : "done",
                by,
                erasure.by().value(),
                erasure.requestedAt(),
                erasure.finishedAt(),
                erasure.erased().entrySet().stream()
                        .map(each -> new ErasedView(
                                each.getKey(),
                                each.getValue().rows(),
                                each.getValue().files()))
                        .toList(),
                BACKUPS,
                erasure.checksum());
    }
}
