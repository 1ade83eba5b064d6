package io.insaka.intake;

import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.Stages;
import io.insaka.telemetry.TraceContext;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Seals what comes in on one thread of its own, while the {@link Flusher} waits for the commit before. A virtual thread
 * per webhook would have to make itself a random source each time, which costs more than the sealing.
 */
@Component
class Sealer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final int IDLE_MILLIS = 200;
    private static final int STOP_MILLIS = 10_000;

    private final Vault vault;
    private final Flusher flusher;
    private final Ids ids;
    private final BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private volatile @Nullable Thread thread;

    private record Delivery(List<Arrival> arrivals, CompletableFuture<Void> onDisk) {}

    Sealer(Vault vault, Flusher flusher, Ids ids) {
        this.vault = vault;
        this.flusher = flusher;
        this.ids = ids;
    }

    /** Completes once every item is on disk. */
    CompletableFuture<Void> add(List<Arrival> arrivals) {
        var delivery = new Delivery(arrivals, new CompletableFuture<>());
        queue.add(delivery);
        return delivery.onDisk();
    }

    private void run() {
        List<Delivery> taken = new ArrayList<>();
        while (thread == Thread.currentThread() || !queue.isEmpty()) {
            try {
                Delivery first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    taken.add(first);
                    queue.drainTo(taken);
                    taken.forEach(this::seal);
                    taken.clear();
                }
            } catch (InterruptedException stopping) {
                // Stopping is said by the field; what was taken is still sealed.
                continue;
            }
        }
    }

    private void seal(Delivery delivery) {
        try {
            List<LedgerEntry> entries =
                    delivery.arrivals().stream().map(this::entry).toList();
            if (Stages.followed()) {
                delivery.onDisk().thenRun(() -> entries.forEach(Sealer::kept));
            }
            flusher.add(entries, delivery.onDisk());
        } catch (RuntimeException failure) {
            log.error("A webhook could not be sealed; its provider will deliver it again", failure);
            delivery.onDisk().completeExceptionally(failure);
        }
    }

    private static void kept(LedgerEntry entry) {
        Stages.passed(TraceContext.stored(entry.trace(), entry.id()), "Item {} came in and is kept", entry.id());
    }

    private LedgerEntry entry(Arrival arrival) {
        TenantId tenant = arrival.account().tenant();
        var item = arrival.item();
        return new LedgerEntry(
                tenant,
                ids.next(),
                arrival.account().id(),
                item.kind(),
                item.type(),
                vault.blind(tenant, Purpose.INTAKE_KEY, item.dedupKey()),
                sealed(tenant, item.providerId()),
                vault.seal(tenant, Purpose.INTAKE_ITEM, item.body()),
                arrival.quarantined() ? 0 : vault.blindNumber(tenant, Purpose.LANE, arrival.lane()),
                arrival.quarantined() ? ItemState.QUARANTINED : ItemState.RECEIVED,
                arrival.trouble(),
                arrival.at(),
                arrival.trace() == null ? null : arrival.trace().bytes());
    }

    private byte @Nullable [] sealed(TenantId tenant, @Nullable String providerId) {
        return providerId == null
                ? null
                : vault.seal(tenant, Purpose.PROVIDER_ID, providerId.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("intake-sealer").unstarted(this::run);
        thread.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join(STOP_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** One phase after the flusher's: phases stop from the highest down, and what is sealed is still to be written. */
    @Override
    public int getPhase() {
        return 1;
    }
}
