package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Notes;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the team notes of somebody, whichever conversation it came up in. */
@RestController
@RequestMapping("/api/v1/contacts/{id}/notes")
class NoteApi {
    private static final int MOST = 200;

    private final TenantTransactions transactions;
    private final Notes notes;
    private final ContactViews contacts;
    private final Teammates teammates;
    private final AuditTrail trail;

    NoteApi(
            TenantTransactions transactions,
            Notes notes,
            ContactViews contacts,
            Teammates teammates,
            AuditTrail trail) {
        this.transactions = transactions;
        this.notes = notes;
        this.contacts = contacts;
        this.teammates = teammates;
        this.trail = trail;
    }

    record NoteView(UUID id, String text, String by, Instant at) {}

    record NotesView(List<NoteView> items, @Nullable String next) {}

    /**
     * The newest first.
     *
     * @param cursor the {@code next} of the page before
     */
    @GetMapping
    @AuditedRead(value = "contact.opened", subject = "contact")
    @Requires(Permission.CONTACTS_READ)
    NotesView list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "200") int limit) {
        TenantId tenant = caller.tenant();
        int most = Math.clamp(limit, 1, MOST);
        return transactions.call(tenant, () -> {
            List<Notes.Note> all = notes.of(tenant, contacts.lead(tenant, id).everyone(), cursor, most + 1);
            List<Notes.Note> found = all.stream().limit(most).toList();
            Map<TeammateId, String> names = teammates.names(
                    tenant, found.stream().map(Notes.Note::by).distinct().toList());
            List<NoteView> items = found.stream()
                    .map(note -> new NoteView(
                            note.id(), note.text(), names.getOrDefault(note.by(), "A former teammate"), note.at()))
                    .toList();
            return new NotesView(items, all.size() > most ? items.getLast().id().toString() : null);
        });
    }

    record NoteDraft(@NotBlank @Size(max = 4_000) String text) {}

    @PostMapping
    @Audited("contact.noted")
    @Requires(Permission.CONVERSATIONS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    NoteView write(Caller caller, @PathVariable UUID id, @Valid @RequestBody NoteDraft draft) {
        TenantId tenant = caller.tenant();
        String text = draft.text().replace("\0", "").strip();
        if (text.isEmpty()) {
            throw DeskProblem.invalid("text", "is required");
        }
        return transactions.call(tenant, () -> {
            Contact contact = contacts.lead(tenant, id);
            Notes.Note note = notes.write(tenant, contact.id(), text, caller.teammate());
            trail.record(
                    tenant,
                    "contact.noted",
                    Subject.of("contact", contact.id().value()),
                    Details.of("note", note.id().toString()));
            return new NoteView(note.id(), note.text(), caller.name(), note.at());
        });
    }

    @DeleteMapping("/{note}")
    @Audited("contact.note-removed")
    @Requires(Permission.CONVERSATIONS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id, @PathVariable UUID note) {
        TenantId tenant = caller.tenant();
        transactions.run(tenant, () -> {
            Contact contact = contacts.lead(tenant, id);
            if (!notes.remove(tenant, contact.everyone(), note)) {
                throw DeskProblem.unknownNote();
            }
            trail.record(
                    tenant,
                    "contact.note-removed",
                    Subject.of("contact", contact.id().value()),
                    Details.of("note", note.toString()));
        });
    }
}
