package io.insaka.knowledge.sources;

import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.passages.Library;
import io.insaka.media.MediaStore;
import io.insaka.vault.PersonalRecords;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Traces;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The documents that were given for one customer, with their file, passages, vectors and what the index holds of them. */
@Component
class SourceRecords implements PersonalRecords {
    private static final int SOME = 20;

    private final Sources.Tables tables;
    private final MediaStore media;
    private final Library library;

    SourceRecords(Sources.Tables tables, MediaStore media, Library library) {
        this.tables = tables;
        this.media = media;
        this.library = library;
    }

    @Override
    public Set<String> tables() {
        return Set.of("knowledge_source", "knowledge_job", "knowledge_passage", "knowledge_vector", "knowledge_change");
    }

    @Override
    public List<PersonalTable> copied() {
        return List.of(PersonalTable.ofContact("knowledge_source", "contact_id"));
    }

    @Override
    public List<UUID> files(Traces person) {
        return tables.sources().ofContacts(person.tenant(), person.contactIds(), Integer.MAX_VALUE).stream()
                .flatMap(source -> source.media().stream())
                .map(MediaId::value)
                .toList();
    }

    @Override
    public Part erase(Traces person, @Nullable String from) {
        TenantId tenant = person.tenant();
        List<Source> some = tables.sources().ofContacts(tenant, person.contactIds(), SOME);
        int files = 0;
        for (Source source : some) {
            // First the job: whoever works on it writes nothing after this.
            tables.jobs().done(tenant, source.id());
            library.remove(tenant, source.id().value());
            tables.sources().delete(tenant, source.id());
            if (source.media().isPresent()) {
                media.delete(tenant, source.media().get());
                files++;
            }
        }
        if (!some.isEmpty()) {
            library.show(tenant);
        }
        return new Part(some.size(), files, some.size() < SOME ? null : "");
    }
}
