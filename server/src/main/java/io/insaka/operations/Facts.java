package io.insaka.operations;

import io.insaka.channels.ChannelHealth;
import io.insaka.conversations.OutboxDepth;
import io.insaka.database.SystemTransactions;
import io.insaka.intake.Backlog;
import io.insaka.kernel.Failures;
import io.insaka.llm.ModelsOutlook;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What only the database knows, asked at most once a second however many want to know, and by one thread: while the
 * database hangs, nobody but that thread waits for it.
 */
@Component
class Facts {
    private static final Logger log = LoggerFactory.getLogger(Facts.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Executor ASIDE =
            task -> Thread.ofVirtual().name("health").start(task);

    private final SystemTransactions system;
    private final Backlog backlog;
    private final OutboxDepth outbox;
    private final ChannelHealth channels;
    private final ModelsOutlook models;
    private @Nullable Asked last;

    Facts(
            SystemTransactions system,
            Backlog backlog,
            OutboxDepth outbox,
            ChannelHealth channels,
            ModelsOutlook models) {
        this.system = system;
        this.backlog = backlog;
        this.outbox = outbox;
        this.channels = channels;
        this.models = models;
    }

    /**
     * @param answersAfter how long the database took for a sign of life
     * @param models how many are configured
     */
    record Known(
            Duration answersAfter,
            Backlog.Depth intake,
            OutboxDepth.Depth outbox,
            Map<ChannelHealth.Tally, Long> channels,
            long models) {}

    private record Asked(long at, CompletableFuture<Known> answer) {
        boolean stale(long now) {
            return answer.isDone() && now - at > FRESH_NANOS;
        }
    }

    /** Empty when the database does not answer. Returns within two seconds. */
    Optional<Known> known() {
        Asked asked = asked();
        // Whoever comes later, while the first still waits, does not wait as long again.
        long spent = System.nanoTime() - asked.at();
        try {
            return Optional.of(
                    asked.answer().copy().get(Math.max(0, PATIENCE.toNanos() - spent), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | java.util.concurrent.ExecutionException | CompletionException away) {
            return Optional.empty();
        }
    }

    private synchronized Asked asked() {
        long now = System.nanoTime();
        Asked present = last;
        if (present == null || present.stale(now)) {
            present = new Asked(now, CompletableFuture.supplyAsync(this::ask, ASIDE));
            last = present;
        }
        return present;
    }

    private Known ask() {
        try {
            long begun = System.nanoTime();
            system.ping();
            var answersAfter = Duration.ofNanos(System.nanoTime() - begun);
            return new Known(answersAfter, backlog.depth(), outbox.depth(), channels.tally(), models.configured());
        } catch (RuntimeException away) {
            log.debug("The state of things cannot be told: {}", Failures.words(away));
            throw away;
        }
    }
}
