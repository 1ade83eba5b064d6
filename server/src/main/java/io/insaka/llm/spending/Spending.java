package io.insaka.llm.spending;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How much was spent. The sums are in memory: exact for what this node asked, and a few seconds old for other nodes. What
 * is being answered at the moment is not in them, so a budget can be passed by that much.
 */
@Component
public class Spending {
    private static final Logger log = LoggerFactory.getLogger(Spending.class);
    private static final Duration STALE = Duration.ofSeconds(10);
    private static final Duration UNUSED = Duration.ofHours(1);
    private static final int MOST_CONVERSATIONS = 50_000;
    /** For a ledger that does not come along the customer does not wait longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final SpendingRepository rows;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final LoadingCache<Month, Long> months;
    private final LoadingCache<Talk, Long> talks;

    private record Month(TenantId tenant, LocalDate first) {}

    private record Talk(TenantId tenant, ConversationId conversation) {}

    Spending(Ledger ledger, SpendingRepository rows, TenantTransactions transactions, Clock clock) {
        this.ledger = ledger;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        this.months = Caffeine.newBuilder()
                .refreshAfterWrite(STALE)
                .expireAfterAccess(UNUSED)
                .executor(executor)
                .build(month -> transactions.call(month.tenant(), () -> rows.month(month.tenant(), month.first())));
        this.talks = Caffeine.newBuilder()
                .maximumSize(MOST_CONVERSATIONS)
                .refreshAfterWrite(STALE)
                .expireAfterAccess(UNUSED)
                .executor(executor)
                .build(talk ->
                        transactions.call(talk.tenant(), () -> rows.conversation(talk.tenant(), talk.conversation())));
    }

    /** Micro-dollars in this calendar month. */
    public long thisMonth(TenantId tenant) {
        return months.get(new Month(tenant, month()));
    }

    public long on(TenantId tenant, ConversationId conversation) {
        return talks.get(new Talk(tenant, conversation));
    }

    public LocalDate month() {
        return Call.month(clock.instant());
    }

    /** What each model did this month, by its id; asks the database. */
    public Map<UUID, ModelMonth> models(TenantId tenant) {
        return transactions.call(tenant, () -> rows.models(tenant, month()));
    }

    /** Returns once it is on disk, or the database takes too long: then it is written as soon as that is back. */
    public void write(Call call) {
        TenantId tenant = call.account().tenant();
        ConversationId conversation = call.conversation();
        if (conversation != null) {
            talks.asMap().computeIfPresent(new Talk(tenant, conversation), (talk, sum) -> sum + call.cost());
        }
        try {
            long sum = ledger.write(call).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            months.asMap().merge(new Month(tenant, call.month()), sum, Math::max);
        } catch (TimeoutException late) {
            months.asMap().computeIfPresent(new Month(tenant, call.month()), (month, sum) -> sum + call.cost());
        } catch (ExecutionException lost) {
            log.warn("A call to a model could not be written down: {}", Failures.words(lost));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
