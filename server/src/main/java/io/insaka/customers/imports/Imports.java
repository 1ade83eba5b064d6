package io.insaka.customers.imports;

import io.insaka.attributes.Attribute;
import io.insaka.customers.imports.Import.Plan;
import io.insaka.customers.imports.Import.State;
import io.insaka.customers.imports.Import.Tally;
import io.insaka.customers.imports.ImportRepository.Due;
import io.insaka.customers.imports.ImportRepository.Row;
import io.insaka.customers.imports.RowImport.Outcome;
import io.insaka.database.LeasedWork;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes the rows of what was started, some at a time, each lot in one transaction with what is noted of it. */
@Component
class Imports {
    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    static final int LOT = 50;
    private static final int AT_ONCE = 2;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final ImportRepository repository;
    private final RowImport rows;
    private final TenantTransactions transactions;
    private final LiveChanges live;
    private final Clock clock;
    private final LeasedWork<Due> work;

    Imports(
            ImportRepository repository,
            RowImport rows,
            TenantTransactions transactions,
            LiveChanges live,
            Clock clock) {
        this.repository = repository;
        this.rows = rows;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
        this.work = new LeasedWork<>(
                "import", AT_ONCE, most -> repository.lease(clock.instant(), LEASE, most), this::run, Due::id);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        work.look();
    }

    private void run(Due due) {
        while (transactions.call(due.tenant(), () -> lot(due))) {
            Thread.yield();
        }
    }

    /** @return whether there is more for us to do */
    boolean lot(Due due) {
        TenantId tenant = due.tenant();
        Import all = repository.lock(tenant, due.id()).orElse(null);
        if (all == null || all.state() != State.RUNNING || all.fence() != due.fence()) {
            return false;
        }
        List<Attribute> known = rows.attributes(tenant);
        List<Row> waiting = repository.rows(tenant, due.id(), false, 0, LOT);
        Tally tally = all.tally();
        for (Row row : waiting) {
            Outcome outcome = take(tenant, due.id(), all.plan(), known, row);
            switch (outcome) {
                case Outcome.Taken taken -> repository.taken(tenant, due.id(), row.number());
                case Outcome.Refused why -> repository.refuse(tenant, due.id(), row.number(), why);
            }
            tally = tally.and(outcome);
        }
        boolean more = waiting.size() == LOT;
        repository.proceed(tenant, due.id(), tally, more ? clock.instant().plus(LEASE) : null);
        live.record(tenant, new Change(null, more ? "imports" : "imports,contact,companies"));
        return more;
    }

    /** A row that nobody foresaw must not hold up those behind it: it becomes a line of the errors' file. */
    private Outcome take(TenantId tenant, UUID id, Plan plan, List<Attribute> known, Row row) {
        return transactions.attempt(() -> rows.take(tenant, plan, known, row), failure -> {
            log.warn("Row {} of import {} could not be taken: {}", row.number(), id, Failures.words(failure));
            return new Outcome.Refused(null, "could not be taken: enter this customer by hand");
        });
    }

    /** A row, and what would become of it. */
    record Foreseen(Row row, Outcome outcome) {}

    private static final class NotMeant extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotMeant() {
            super("only looked at", null, false, false);
        }
    }

    /** What would become of the first rows: they are taken as they would be, and then nothing of it is kept. */
    List<Foreseen> foresee(TenantId tenant, UUID id, Plan plan, int most) {
        List<Foreseen> foreseen = new ArrayList<>();
        try {
            transactions.run(tenant, () -> {
                List<Attribute> known = rows.attributes(tenant);
                for (Row row : repository.rows(tenant, id, false, 0, most)) {
                    foreseen.add(new Foreseen(row, take(tenant, id, plan, known, row)));
                }
                throw new NotMeant();
            });
        } catch (NotMeant rolledBack) {
            return foreseen;
        }
        return foreseen;
    }
}
