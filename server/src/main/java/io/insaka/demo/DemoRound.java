package io.insaka.demo;

import io.insaka.database.LeasedWork;
import io.insaka.database.TenantTransactions;
import io.insaka.demo.DemoRepository.Due;
import io.insaka.kernel.AsOf;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with what is being loaded or removed, one step after the other, each a transaction. */
@Component
class DemoRound {
    private static final int AT_ONCE = 2;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final DemoRepository demos;
    private final Loading loading;
    private final Removing removing;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final LeasedWork<Due> work;

    DemoRound(DemoRepository demos, Loading loading, Removing removing, TenantTransactions transactions, Clock clock) {
        this.demos = demos;
        this.loading = loading;
        this.removing = removing;
        this.transactions = transactions;
        this.clock = clock;
        this.work = new LeasedWork<>(
                "demo", AT_ONCE, most -> demos.lease(clock.instant(), LEASE, most), this::run, Due::tenant);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        work.look();
    }

    void run(Due due) {
        boolean more = true;
        while (more) {
            more = step(due);
        }
    }

    /** As history: nobody is told of any of it. False when it is done, or somebody else's by now. */
    boolean step(Due due) {
        return AsOf.at(
                clock.instant(),
                () -> transactions.call(due.tenant(), () -> {
                    Demo demo = demos.lock(due).orElse(null);
                    if (demo == null) {
                        return false;
                    }
                    int next =
                            switch (demo.state()) {
                                case LOADING -> loading.step(due.tenant(), demo);
                                case REMOVING -> removing.step(due.tenant(), demo);
                                case LOADED -> 0;
                            };
                    if (next > 0) {
                        demos.advance(due.tenant(), next, clock.instant().plus(LEASE));
                    }
                    return next > 0;
                }));
    }
}
