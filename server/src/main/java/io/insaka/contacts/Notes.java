package io.insaka.contacts;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the team wants to remember of somebody. Every method joins the open transaction of the tenant. */
@Component
public class Notes {
    private final NoteRepository repository;
    private final Ids ids;
    private final Clock clock;

    Notes(NoteRepository repository, Ids ids, Clock clock) {
        this.repository = repository;
        this.ids = ids;
        this.clock = clock;
    }

    public record Note(UUID id, String text, TeammateId by, Instant at) {
        @Override
        public String toString() {
            return "Note[" + id + "]";
        }
    }

    /**
     * The newest first, of all contacts of a person.
     *
     * @param before only those behind this one; null for all
     */
    public List<Note> of(TenantId tenant, Collection<ContactId> contacts, @Nullable UUID before, int most) {
        return repository.list(tenant, contacts, before, most);
    }

    public Note write(TenantId tenant, ContactId contact, String text, TeammateId by) {
        var note = new Note(ids.next(), text, by, clock.instant());
        repository.insert(tenant, contact, note);
        return note;
    }

    /** @return whether it was there */
    public boolean remove(TenantId tenant, Collection<ContactId> contacts, UUID note) {
        return repository.delete(tenant, contacts, note);
    }
}
