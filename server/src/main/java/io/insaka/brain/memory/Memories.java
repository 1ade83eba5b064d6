package io.insaka.brain.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.brain.memory.MemoryRepository.Kept;
import io.insaka.brain.skill.History;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.database.SharedTransactions;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What was said in a conversation: the last messages word by word, what came before as a summary. */
@Component
public class Memories {
    private static final Logger log = LoggerFactory.getLogger(Memories.class);

    /** A conversation that was never summed up is not summed up all at once. */
    private static final int MOST_AT_ONCE = 120;

    private static final int MOST_KNOWN = 50_000;

    /** Conversations whose last messages are read at the same time: each has a few dozen. */
    private static final int MOST_RECALLS = 64;

    private final MemoryRepository rows;
    private final Inbox inbox;
    private final TenantTransactions transactions;
    private final Summing summing;
    private final MemorySettings settings;
    private final Clock clock;
    private final SharedTransactions<Inbox.Spot, History.Memory> recalls;
    private final Set<ConversationId> busy = ConcurrentHashMap.newKeySet();
    /** Up to which position the summary went when it was last looked at: what has not grown since needs no look. */
    private final Cache<ConversationId, Long> summed =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    Memories(
            MemoryRepository rows,
            Inbox inbox,
            TenantTransactions transactions,
            Summing summing,
            MemorySettings settings,
            Clock clock) {
        this.rows = rows;
        this.inbox = inbox;
        this.transactions = transactions;
        this.summing = summing;
        this.settings = settings;
        this.clock = clock;
        this.recalls = new SharedTransactions<>(transactions, MOST_RECALLS, this::recall);
    }

    /** What was said before {@code message}; read when it is asked for, together with what others ask for at the time. */
    public History before(TenantId tenant, ConversationId conversation, MessageId message) {
        return () -> recalls.call(tenant, new Inbox.Spot(conversation, message));
    }

    private List<History.Memory> recall(TenantId tenant, List<Inbox.Spot> spots) {
        Map<Inbox.Spot, List<Message>> before = inbox.before(tenant, spots, settings.grown());
        Set<ConversationId> grown = before.entrySet().stream()
                .filter(spot -> grown(spot.getValue()))
                .map(spot -> spot.getKey().conversation())
                .collect(Collectors.toSet());
        Map<ConversationId, Kept> kept = grown.isEmpty() ? Map.of() : rows.find(tenant, grown);
        return spots.stream()
                .map(spot -> memory(
                        Objects.requireNonNull(before.get(spot)), Optional.ofNullable(kept.get(spot.conversation()))))
                .toList();
    }

    /** What was said until now, in a transaction of its own. */
    public History.Memory now(TenantId tenant, ConversationId conversation) {
        return transactions.call(tenant, () -> {
            List<Message> last = inbox.before(tenant, conversation, Long.MAX_VALUE, settings.grown());
            return memory(last, grown(last) ? rows.find(tenant, conversation) : Optional.empty());
        });
    }

    /** What is shorter has not been summed up: most conversations are. */
    private boolean grown(List<Message> last) {
        return last.size() >= settings.grown();
    }

    /** A summary that tells of what came after {@code last} is not what was known then. */
    private static History.Memory memory(List<Message> last, Optional<Kept> summed) {
        Kept kept = summed.filter(known -> known.upto() <= last.getLast().position())
                .orElse(Kept.NOTHING);
        List<Message> since =
                last.stream().filter(each -> each.position() > kept.upto()).toList();
        return new History.Memory(kept.digest().summary(), kept.digest().preferences(), Lines.of(since));
    }

    /**
     * Sums up what has grown too long to be read word by word: after the customer has been answered, so that nobody
     * waits for it. What the model said is on disk before anything is done with it; cut off, the next turn does it.
     *
     * @param length how many messages the thread has: most are short, and nothing has to be read to know that
     */
    public void sumUp(TenantId tenant, ConversationId conversation, long length) {
        if (length - upto(conversation) < settings.grown() || !summing.ready(tenant) || !busy.add(conversation)) {
            return;
        }
        try {
            Unsummed unsummed = transactions.call(tenant, () -> unsummed(tenant, conversation));
            Kept kept = unsummed.kept();
            List<Message> since = unsummed.since();
            summed.put(conversation, kept.upto());
            if (since.size() < settings.grown()) {
                return;
            }
            List<Message> older = since.subList(0, since.size() - settings.lines());
            summing.digest(tenant, conversation, kept.digest(), Lines.of(older)).ifPresent(digest -> {
                var longer = new Kept(older.getLast().position(), digest);
                transactions.run(tenant, () -> rows.keep(tenant, conversation, longer, clock.instant()));
                summed.put(conversation, longer.upto());
            });
        } catch (RuntimeException failure) {
            log.warn("A conversation could not be summed up; its next turn tries again", failure);
        } finally {
            busy.remove(conversation);
        }
    }

    private long upto(ConversationId conversation) {
        Long known = summed.getIfPresent(conversation);
        return known == null ? 0 : known;
    }

    private record Unsummed(Kept kept, List<Message> since) {}

    private Unsummed unsummed(TenantId tenant, ConversationId conversation) {
        Kept kept = rows.find(tenant, conversation).orElse(Kept.NOTHING);
        return new Unsummed(kept, inbox.after(tenant, conversation, kept.upto(), MOST_AT_ONCE));
    }
}
