package io.insaka.rehearsal;

import io.insaka.vault.PersonalRecords;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Traces;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A rehearsal does not tell whose questions it put: those that were over before the customer first wrote stay. */
@Component
class RehearsalRecords implements PersonalRecords {
    private final RehearsalRepository rehearsals;

    RehearsalRecords(RehearsalRepository rehearsals) {
        this.rehearsals = rehearsals;
    }

    @Override
    public Set<String> tables() {
        return Set.of("rehearsal");
    }

    /** Questions of many, without whose they were. */
    @Override
    public List<PersonalTable> copied() {
        return List.of();
    }

    @Override
    public Part erase(Traces person, @Nullable String from) {
        return new Part(rehearsals.deleteSince(person.tenant(), person.since()), 0, null);
    }
}
