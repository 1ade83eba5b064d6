package io.insaka.conversations;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Failures;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.media.MediaStore;
import io.insaka.vault.AgingTables;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes away messages that are older than a channel keeps them, with their files and what was made of them. The threads
 * stay, and what is newer in them. Joins the tenant's open transaction.
 */
@Component
public class Aging {
    private static final Logger log = LoggerFactory.getLogger(Aging.class);
    private static final int SOME = 100;
    private static final int UNDUE = 200;
    /** A round is not kept busy by what is growing old while it is at work. */
    private static final Duration SLACK = Duration.ofHours(1);

    private static final Set<String> WITH_FILES = Set.of("image", "video", "audio", "document", "sticker", "album");

    private final ThreadRepository threads;
    private final AgingRepository repository;
    private final AgingTables around;
    private final MediaStore media;
    private final LiveChanges live;
    private final TenantTransactions transactions;

    Aging(
            ThreadRepository threads,
            AgingRepository repository,
            AgingTables around,
            MediaStore media,
            LiveChanges live,
            TenantTransactions transactions) {
        this.transactions = transactions;
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

    /** What went. */
    public record Part(int messages, int files) {
        static final Part NOTHING = new Part(0, 0);
    }

    /**
     * Takes a part away, small enough for one transaction. Only what may be due is looked at, and what was looked at is not
     * due any more.
     *
     * @return empty when nothing is left
     */
    public Optional<Part> some(TenantId tenant, ChannelId channel, Instant border) {
        Instant next = border.plus(SLACK);
        if (repository.settle(tenant, channel, border, next, UNDUE) > 0) {
            return Optional.of(Part.NOTHING);
        }
        return repository
                .next(tenant, channel, border)
                .map(conversation -> transactions.attempt(() -> age(tenant, channel, conversation, border), failure -> {
                    log.error(
                            "Conversation {} keeps what is too old until the next round: {}",
                            conversation,
                            Failures.words(failure));
                    repository.leave(tenant, conversation, next);
                    return Part.NOTHING;
                }));
    }

    /** Under the thread's lock: nobody writes in it meanwhile. */
    private Part age(TenantId tenant, ChannelId channel, ConversationId conversation, Instant border) {
        if (threads.lock(tenant, conversation).isEmpty()) {
            return Part.NOTHING;
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
        if (gone.isEmpty()) {
            repository.leave(tenant, conversation, border.plus(SLACK));
        }
        return new Part(gone.size(), files);
    }
}
