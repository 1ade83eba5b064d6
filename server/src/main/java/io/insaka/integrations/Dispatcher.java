package io.insaka.integrations;

import io.insaka.integrations.WebhookRepository.Claim;
import io.insaka.kernel.Failures;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.live.LivePulse;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Finds endpoints with something due and has each served on a thread of its own. The stream of changes wakes it; what is
 * due by time, or was written on another node while the stream was away, it finds by looking once in a while.
 */
@Component
class Dispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int POLL_MILLIS = 1_000;
    /** Changes come in swarms: so long at least between two looks. */
    private static final int REST_MILLIS = 20;
    /** Endpoints served at once by this node. */
    private static final int AT_ONCE = 64;

    private final Rounds rounds;
    private final WebhookRepository webhooks;
    private final Ids ids;
    private final Clock clock;
    private final Semaphore bell = new Semaphore(0);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile Set<TenantId> telling = Set.of();
    private volatile @Nullable Thread thread;

    Dispatcher(Rounds rounds, WebhookRepository webhooks, Ids ids, Clock clock, LivePulse pulse) {
        this.rounds = rounds;
        this.webhooks = webhooks;
        this.ids = ids;
        this.clock = clock;
        pulse.onBeat(tenant -> {
            if (telling.contains(tenant)) {
                wake();
            }
        });
    }

    /** There may be something to do. */
    void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    private void run() {
        CountDownLatch stop = stopping;
        try {
            while (stop.getCount() > 0) {
                look();
                bell.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                bell.drainPermits();
                stop.await(REST_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            telling = webhooks.telling();
            int most = free.availablePermits();
            if (telling.isEmpty() || most == 0) {
                return;
            }
            Instant now = clock.instant();
            webhooks.claim(ids.next(), now, now.plus(Rounds.LEASE), most).forEach(this::serve);
        } catch (RuntimeException failure) {
            log.warn("Webhooks wait: {}", Failures.words(failure));
        }
    }

    private void serve(Claim claim) {
        free.acquireUninterruptibly();
        Thread.ofVirtual().name("webhook").start(() -> {
            try {
                rounds.work(claim);
                // What was written down between the last look and here found the endpoint taken.
                wake();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                log.warn("Webhook {} has to wait: {}", claim.webhook(), Failures.words(failure));
            } finally {
                free.release();
            }
        });
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("webhooks").daemon(true).unstarted(this::run);
        thread.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        thread = null;
        wake();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
