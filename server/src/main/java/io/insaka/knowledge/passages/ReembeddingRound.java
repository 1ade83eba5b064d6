package io.insaka.knowledge.passages;

import io.insaka.database.Outage;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Failures;
import io.insaka.knowledge.passages.EmbeddingRepository.Claim;
import io.insaka.llm.ModelsChanged;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for organisations whose vectors may be wanting, and sees to each on a virtual thread. */
@Component
class ReembeddingRound {
    private static final Logger log = LoggerFactory.getLogger(ReembeddingRound.class);

    private final EmbeddingRepository embeddings;
    private final Reembedding reembedding;
    private final TenantTransactions transactions;
    private final EmbeddingSettings settings;
    private final Semaphore places;
    private final Clock clock;

    ReembeddingRound(
            EmbeddingRepository embeddings,
            Reembedding reembedding,
            TenantTransactions transactions,
            EmbeddingSettings settings,
            Clock clock) {
        this.embeddings = embeddings;
        this.reembedding = reembedding;
        this.transactions = transactions;
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce());
        this.clock = clock;
    }

    /** In the transaction of the change. */
    @EventListener
    void wake(ModelsChanged changed) {
        transactions.run(changed.tenant(), () -> embeddings.wake(changed.tenant(), clock.instant()));
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        int free = places.drainPermits();
        int taken = 0;
        try {
            var now = clock.instant();
            for (Claim claim : free == 0 ? List.<Claim>of() : embeddings.claim(now, now.plus(settings.lease()), free)) {
                taken++;
                Thread.ofVirtual().name("embedding").start(() -> run(claim));
            }
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("Vectors wait: the database is away");
        } finally {
            places.release(free - taken);
        }
    }

    private void run(Claim claim) {
        try {
            reembedding.run(claim);
        } catch (RuntimeException failure) {
            // The claim ends by itself; then it is tried again.
            log.warn("Vectors of {} could not be made at this try: {}", claim.tenant(), Failures.words(failure));
        } finally {
            places.release();
        }
    }
}
