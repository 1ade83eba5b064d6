package io.insaka.rehearsal;

import io.insaka.kernel.TenantId;
import io.insaka.vault.AgingRecords;
import io.insaka.vault.PersonalRecords;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Traces;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A rehearsal does not tell whose questions it put: those that were over before the customer first wrote stay. */
@Component
class RehearsalRecords implements PersonalRecords, AgingRecords {
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

    /** What is under way is left for the next time. */
    @Override
    public void age(TenantId tenant, Instant border) {
        rehearsals.over(tenant).forEach(old -> {
            Script left = old.script().since(border);
            if (left.items().isEmpty()) {
                rehearsals.delete(tenant, old.id());
            } else if (left.items().size() < old.script().items().size()) {
                rehearsals.rewrite(tenant, old.id(), left);
            }
        });
    }

    @Override
    public Part erase(Traces person, @Nullable String from) {
        return new Part(rehearsals.deleteSince(person.tenant(), person.since()), 0, null);
    }
}
