package io.insaka.webchat;

import io.insaka.channels.webchat.WebChat;
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

/** What a visitor uploaded, whether they sent it or not. */
@Component
class UploadRecords implements PersonalRecords {
    private static final int SOME = 100;

    private final UploadRepository uploads;
    private final MediaStore media;

    UploadRecords(UploadRepository uploads, MediaStore media) {
        this.uploads = uploads;
        this.media = media;
    }

    @Override
    public Set<String> tables() {
        return Set.of("chat_upload");
    }

    @Override
    public List<PersonalTable> copied() {
        return List.of(PersonalTable.ofVisitor("chat_upload"));
    }

    @Override
    public List<UUID> files(Traces person) {
        return uploads.some(person.tenant(), visitors(person), Integer.MAX_VALUE).stream()
                .map(MediaId::value)
                .toList();
    }

    private static UUID[] visitors(Traces person) {
        return person.addresses(WebChat.VISITOR).stream().map(UUID::fromString).toArray(UUID[]::new);
    }

    @Override
    public Part erase(Traces person, @Nullable String from) {
        TenantId tenant = person.tenant();
        List<MediaId> some = uploads.some(tenant, visitors(person), SOME);
        int files = 0;
        for (MediaId file : some) {
            files += media.find(tenant, file).isPresent() ? 1 : 0;
            media.delete(tenant, file);
            uploads.delete(tenant, file);
        }
        return new Part(some.size(), files, some.size() < SOME ? null : "");
    }
}
