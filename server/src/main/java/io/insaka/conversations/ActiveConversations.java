package io.insaka.conversations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.kernel.ConversationId;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Which conversations something happened in lately on this node, for counting. */
@Component
public class ActiveConversations {
    /** As long as a conversation keeps its thread of thought. */
    private static final Duration ACTIVE = Duration.ofMinutes(30);

    private static final int MOST = 100_000;

    private final Cache<ConversationId, Boolean> seen =
            Caffeine.newBuilder().expireAfterWrite(ACTIVE).maximumSize(MOST).build();

    void seen(ConversationId conversation) {
        seen.put(conversation, Boolean.TRUE);
    }

    /** In which something happened within half an hour; since the start, and up to a hundred thousand. */
    public long count() {
        seen.cleanUp();
        return seen.estimatedSize();
    }
}
