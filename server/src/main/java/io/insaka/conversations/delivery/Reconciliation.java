package io.insaka.conversations.delivery;

import io.insaka.database.Outage;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.Backlog;
import io.insaka.intake.ShardLeases;
import io.insaka.intake.WorkSignal;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What nobody knows the outcome of: a receipt settles it, and only when none came in time is it tried again. Time counts
 * from when this process could hear receipts, so a long outage repeats nothing.
 */
@Component
class Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final int MOST = 200;

    private final DeliveryRepository outbox;
    private final OutcomeRepository outcomes;
    private final TenantTransactions transactions;
    private final ShardLeases leases;
    private final Backlog backlog;
    private final WorkSignal signal;

    Reconciliation(
            DeliveryRepository outbox,
            OutcomeRepository outcomes,
            TenantTransactions transactions,
            ShardLeases leases,
            Backlog backlog,
            WorkSignal signal) {
        this.outbox = outbox;
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.leases = leases;
        this.backlog = backlog;
        this.signal = signal;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void settle() {
        List<Short> shards = leases.held();
        if (shards.isEmpty()) {
            return;
        }
        try {
            int doubtful = outbox.doubt(shards);
            if (doubtful > 0) {
                log.info(
                        "{} sends were cut off by the end of a process; receipts will tell what became of them",
                        doubtful);
            }
            outbox.overdue(shards, MOST).stream()
                    .collect(Collectors.groupingBy(DeliveryRepository.Overdue::tenant))
                    .forEach(this::retry);
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("Reconciliation waits: the database is away");
        }
    }

    /** A receipt that came in time counts even if nobody has read it yet: under overload receipts wait longest. */
    private void retry(TenantId tenant, List<DeliveryRepository.Overdue> overdue) {
        Instant unread = backlog.oldestWaitingReceipt(tenant).orElse(Instant.MAX);
        for (var each : overdue) {
            if (each.since().isBefore(unread)) {
                transactions.run(tenant, () -> outcomes.retryOverdue(tenant, each.message()));
                signal.wake();
            }
        }
    }
}
