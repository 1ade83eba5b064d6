package io.insaka.desk;

import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.media.MediaStore;
import io.insaka.vault.PersonalRecords;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Traces;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was to be sent to a customer later, with its files: it is not sent any more. */
@Component
class ScheduledRecords implements PersonalRecords {
    private static final int SOME = 100;

    private final ScheduledRepository scheduled;
    private final Chores chores;
    private final MediaStore media;

    ScheduledRecords(ScheduledRepository scheduled, Chores chores, MediaStore media) {
        this.scheduled = scheduled;
        this.chores = chores;
        this.media = media;
    }

    @Override
    public Set<String> tables() {
        return Set.of("scheduled_message");
    }

    @Override
    public List<PersonalTable> copied() {
        return List.of(PersonalTable.ofConversation("scheduled_message"));
    }

    @Override
    public Part erase(Traces person, @Nullable String from) {
        TenantId tenant = person.tenant();
        List<Scheduled> some = scheduled.some(tenant, person.conversationIds(), SOME);
        int files = 0;
        for (Scheduled one : some) {
            for (UUID file : one.draft().files()) {
                files += media.find(tenant, new MediaId(file)).isPresent() ? 1 : 0;
                media.delete(tenant, new MediaId(file));
            }
            chores.done(tenant, Chore.Kind.SEND, one.id());
            scheduled.delete(tenant, one.id());
        }
        return new Part(some.size(), files, some.size() < SOME ? null : "");
    }
}
