package io.insaka.desk;

import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Threads;
import io.insaka.database.Outage;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what the desk was asked to do at a time. A piece that fails is tried again when its lease has run out. */
@Component
class Alarm {
    private static final Logger log = LoggerFactory.getLogger(Alarm.class);
    private static final int AT_ONCE = 100;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final DueRepository repository;
    private final TenantTransactions transactions;
    private final Threads threads;
    private final Activities activities;
    private final Clock clock;

    Alarm(
            DueRepository repository,
            TenantTransactions transactions,
            Threads threads,
            Activities activities,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.threads = threads;
        this.activities = activities;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        try {
            repository.lease(clock.instant(), LEASE, AT_ONCE).forEach(this::ring);
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("What is due at the desk waits: the database is away");
        }
    }

    private void ring(DueRepository.Due due) {
        try {
            transactions.run(due.tenant(), () -> {
                switch (due.kind()) {
                    case WAKE -> wake(due.tenant(), due.id());
                    case SEND -> repository.done(due.tenant(), due.kind(), due.id());
                }
            });
        } catch (RuntimeException failure) {
            log.warn("{} of {} has to wait: {}", due.kind(), due.id(), Failures.words(failure));
        }
    }

    /** Whoever puts it off once more holds its lock while they do: here it is as they left it. */
    private void wake(TenantId tenant, UUID id) {
        var conversation = new ConversationId(id);
        threads.open(tenant, conversation).ifPresent(open -> {
            OpenThread thread = open.thread(conversation);
            if (thread.sleptEnough()) {
                thread.wake();
                activities.woke(tenant, conversation);
                open.write();
            }
            var later = thread.conversation().attention().snoozedUntil();
            if (later == null) {
                repository.done(tenant, DueRepository.Kind.WAKE, id);
            } else {
                repository.put(tenant, DueRepository.Kind.WAKE, id, later);
            }
        });
    }
}
