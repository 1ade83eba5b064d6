package io.insaka.desk;

import io.insaka.database.Outage;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.WorkSignal;
import io.insaka.kernel.Failures;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Waking waking;
    private final LaterSending later;
    private final Map<Chore.Kind, Chore> chores = new EnumMap<>(Chore.Kind.class);
    private final WorkSignal signal;
    private final Clock clock;

    /** Who does what is due. */
    @Component
    record Doing(Waking waking, LaterSending later, List<Chore> chores) {}

    Alarm(DueRepository repository, TenantTransactions transactions, Doing doing, WorkSignal signal, Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.waking = doing.waking();
        this.later = doing.later();
        doing.chores().forEach(chore -> chore.kinds().forEach(kind -> chores.put(kind, chore)));
        this.signal = signal;
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
            switch (due.kind()) {
                case WAKE -> transactions.run(due.tenant(), () -> waking.wake(due.tenant(), due.id()));
                case SEND -> send(due);
                case ASSIGN, FILL, TARGET, TASK, QUIET, RESOLVE, SURVEY ->
                    transactions.run(
                            due.tenant(),
                            () -> Objects.requireNonNull(chores.get(due.kind()))
                                    .run(due.tenant(), due.kind(), due.id()));
            }
        } catch (RuntimeException failure) {
            log.warn("{} of {} has to wait: {}", due.kind(), due.id(), Failures.words(failure));
        }
    }

    private void send(DueRepository.Due due) {
        try {
            transactions.run(due.tenant(), () -> later.send(due.tenant(), due.id()));
            signal.wake();
        } catch (DeskProblem refused) {
            transactions.run(due.tenant(), () -> later.refused(due.tenant(), due.id(), refused.code()));
        }
    }
}
