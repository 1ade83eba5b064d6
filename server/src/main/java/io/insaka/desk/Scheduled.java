package io.insaka.desk;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent later.
 *
 * @param problem the code of why it was not sent when its time had come; null while it waits
 */
record Scheduled(
        UUID id,
        ConversationId conversation,
        TeammateId author,
        MessageDraft draft,
        Instant sendAt,
        @Nullable String problem) {}
