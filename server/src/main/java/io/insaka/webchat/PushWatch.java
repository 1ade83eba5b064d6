package io.insaka.webchat;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveFeeds;
import io.insaka.push.PushSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hears when something is sent to a visitor who wants notifications, and looks a moment later whether it has reached
 * them. What it knows is in memory only: a node that starts looks at every subscription once.
 */
@Component
class PushWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PushWatch.class);
    private static final int ATTEMPTS = 4;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final LiveFeeds feeds;
    private final TenantTransactions transactions;
    private final SubscriptionRepository subscriptions;
    private final PushRound round;
    private final PushSettings settings;
    private final Map<TenantId, Followed> followed = new ConcurrentHashMap<>();
    private final Set<Look> waiting = ConcurrentHashMap.newKeySet();
    private volatile ScheduledExecutorService timer = timer();
    private volatile boolean running;

    PushWatch(
            LiveFeeds feeds,
            TenantTransactions transactions,
            SubscriptionRepository subscriptions,
            PushRound round,
            PushSettings settings) {
        this.feeds = feeds;
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.round = round;
        this.settings = settings;
    }

    private static ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("chat-push").daemon(true).factory());
    }

    private record Look(TenantId tenant, ConversationId conversation) {}

    /** The threads of one organisation that somebody wants to hear of. */
    private static final class Followed {
        private volatile Set<ConversationId> threads = Set.of();
        private LiveFeeds.@Nullable Feed feed;
    }

    /** Other nodes take subscriptions too. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT5S")
    void refresh() {
        if (running && settings.enabled()) {
            subscriptions.tenants().forEach(this::follow);
        }
    }

    /** From here on the organisation's subscriptions are served by this node, too. */
    void follow(TenantId tenant) {
        if (!running) {
            return;
        }
        Followed known = followed.computeIfAbsent(tenant, key -> new Followed());
        synchronized (known) {
            boolean begins = known.feed == null;
            if (begins) {
                known.feed = feeds.listen(tenant, change -> heard(tenant, known, change));
            }
            Set<ConversationId> before = known.threads;
            Set<ConversationId> now = new HashSet<>(transactions.call(tenant, () -> threads(tenant)));
            known.threads = now;
            // What was sent before this node knew of them has to be looked at, too.
            now.stream().filter(thread -> !before.contains(thread)).forEach(thread -> soon(new Look(tenant, thread)));
        }
    }

    private List<ConversationId> threads(TenantId tenant) {
        round.findThreads(tenant);
        return subscriptions.conversations(tenant);
    }

    private void heard(TenantId tenant, Followed known, Change change) {
        ConversationId thread = change.conversation();
        if (thread != null
                && known.threads.contains(thread)
                && Arrays.stream(change.what().split(","))
                        .anyMatch(what -> what.equals("message") || what.equals("status"))) {
            soon(new Look(tenant, thread));
        }
    }

    private void soon(Look look) {
        if (waiting.add(look)) {
            later(look, settings.grace(), 1);
        }
    }

    private void later(Look look, Duration wait, int attempt) {
        try {
            timer.schedule(
                    () -> Thread.ofVirtual().name("chat-push").start(() -> look(look, attempt)),
                    wait.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            // The next start looks at everything.
        }
    }

    private void look(Look look, int attempt) {
        if (attempt == 1) {
            waiting.remove(look);
        }
        try {
            round.tell(look.tenant(), look.conversation(), attempt == ATTEMPTS)
                    .ifPresent(again -> again(look, again, attempt));
        } catch (RuntimeException away) {
            log.warn("A notification could not be sent: {}", Failures.words(away));
        }
    }

    private void again(Look look, PushRound.Again again, int attempt) {
        switch (again) {
            case PushRound.Again.SoonAsBefore _ -> later(look, settings.grace(), attempt);
            case PushRound.Again.AfterFailure failure
            when attempt < ATTEMPTS -> {
                Duration longer = settings.backoff().multipliedBy(1L << (attempt - 1));
                Duration asked = failure.after() == null ? longer : failure.after();
                later(look, asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked, attempt + 1);
            }
            case PushRound.Again.AfterFailure _ -> log.info("A push service was away; a notification was given up");
        }
    }

    @Override
    public void start() {
        if (timer.isShutdown()) {
            timer = timer(); // stopped before, and started again
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        followed.values().forEach(one -> {
            if (one.feed != null) {
                one.feed.close();
            }
        });
        followed.clear();
        waiting.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
