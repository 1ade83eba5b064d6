package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.media.MediaStore;
import io.insaka.vault.AgingTables;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes away messages that are older than a channel keeps them, with their files and what was made of them. The threads
 * stay, and what is newer in them. Joins the tenant's open transaction.
 */
@Component
public class Aging {
    private static final int SOME = 100;
    private static final Set<String> WITH_FILES = Set.of("image", "video", "audio", "document", "sticker", "album");

    private final ThreadRepository threads;
    private final AgingRepository repository;
    private final AgingTables around;
    private final MediaStore media;
    private final LiveChanges live;

    Aging(
            ThreadRepository threads,
            AgingRepository repository,
            AgingTables around,
            MediaStore media,
            LiveChanges live) {
        this.threads = threads;
        this.repository = repository;
        this.around = around;
        this.media = media;
        this.live = live;
    }

    /** @param files messages that have one, or several */
    public record Count(long messages, long conversations, long files) {
        public static final Count NOTHING = new Count(0, 0, 0);

        public Count plus(Count other) {
            return new Count(messages + other.messages, conversations + other.conversations, files + other.files);
        }
    }

    /** How much would go. A message of the very moment of the border stays. */
    public Count count(TenantId tenant, ChannelId channel, Instant border) {
        return repository.count(tenant, channel, border, WITH_FILES);
    }

    /** @param upTo the conversations up to this one are done */
    public record Part(@Nullable ConversationId upTo, int messages, int files) {}

    /**
     * Takes a part away, small enough for one transaction.
     *
     * @param after where the part before ended; null at the beginning
     * @return empty when nothing is left behind it
     */
    public Optional<Part> some(TenantId tenant, ChannelId channel, @Nullable ConversationId after, Instant border) {
        return repository
                .next(tenant, channel, after, border)
                .map(conversation -> age(tenant, channel, conversation, after, border));
    }

    /** Under the thread's lock: nobody writes in it meanwhile. */
    private Part age(
            TenantId tenant,
            ChannelId channel,
            ConversationId conversation,
            @Nullable ConversationId after,
            Instant border) {
        if (threads.lock(tenant, conversation).isEmpty()) {
            return new Part(conversation, 0, 0);
        }
        List<Message> old = repository.old(tenant, conversation, border, SOME);
        Set<UUID> gone = new HashSet<>(repository.delete(
                tenant, old.stream().map(message -> message.id().value()).toList()));
        around.age(tenant, conversation, gone, border);
        int files = 0;
        for (Message message : old) {
            if (gone.contains(message.id().value())) {
                for (MediaId file : message.body().files()) {
                    files += media.outlived(tenant, file, channel, border) ? 1 : 0;
                }
            }
        }
        repository.forgetUnread(tenant, conversation);
        live.record(tenant, new Change(conversation, "conversation"));
        // The same thread again, while there is more of it.
        return new Part(old.size() < SOME || gone.isEmpty() ? conversation : after, gone.size(), files);
    }
}
