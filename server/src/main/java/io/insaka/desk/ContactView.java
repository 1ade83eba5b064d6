package io.insaka.desk;

import io.insaka.tenancy.Masked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as the panel beside the thread and the profile show them.
 *
 * @param id of the contact that leads the person, whichever of its contacts was asked for
 * @param merged the contacts that were joined to another of this person's
 * @param attributes the values of the organisation's own attributes, by key
 */
record ContactView(
        UUID id,
        @Masked String name,
        List<Identifier> identifiers,
        @Nullable Instant optedOutAt,
        boolean vip,
        Instant createdAt,
        List<Thread> conversations,
        List<Joined> merged,
        Map<String, Object> attributes) {
    /**
     * @param kind the id space, such as phone or whatsapp_user
     * @param contactId whose it is, of the person's contacts
     * @param proven whether a provider vouches for it
     * @param formerSince since when it is theirs no more; null while it is
     * @param channels on which they can be written to there
     */
    record Identifier(
            String kind,
            @Masked String value,
            UUID contactId,
            boolean proven,
            @Nullable Instant formerSince,
            List<Reach> channels) {}

    record Reach(UUID id, String kind, String name) {}

    /** @param merged whether it goes on in another */
    record Thread(
            UUID id,
            UUID channelId,
            String channelKind,
            String channelName,
            UUID contactId,
            String status,
            Instant lastMessageAt,
            boolean merged) {}

    /**
     * @param into the contact it was joined to
     * @param by who did it; null when a provider proved that they are one
     */
    record Joined(
            UUID contactId,
            @Masked String name,
            UUID into,
            Instant at,
            @Nullable String by) {}
}
