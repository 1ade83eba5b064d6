package io.insaka.agents.instructions;

import io.insaka.agents.Role;
import io.insaka.database.Outage;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts down what roles without a limit have cost, once a second: a thousand turns at a time would queue for the one row.
 * A process that is killed loses that second of it; the ledger of calls, by which budgets go, loses nothing.
 */
@Component
class Wages implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Wages.class);
    /** Stops after those who ask agents, and before the database. */
    private static final int PHASE = -500;

    private final InstructionRepository rows;
    private final TenantTransactions transactions;
    private final Map<Wage, Long> due = new ConcurrentHashMap<>();
    private volatile boolean running;

    private record Wage(TenantId tenant, Role role, String month) {}

    Wages(InstructionRepository rows, TenantTransactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    void add(TenantId tenant, Role role, String month, long micros) {
        due.merge(new Wage(tenant, role, month), micros, Long::sum);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void write() {
        due.keySet().stream()
                .collect(Collectors.groupingBy(Wage::tenant))
                .forEach((tenant, wages) -> write(
                        tenant,
                        wages.stream().sorted(Comparator.comparing(Wage::role)).toList()));
    }

    private void write(TenantId tenant, List<Wage> wages) {
        Map<Wage, Long> taken = new ConcurrentHashMap<>();
        wages.forEach(wage -> {
            Long micros = due.remove(wage);
            if (micros != null) {
                taken.put(wage, micros);
            }
        });
        try {
            transactions.run(
                    tenant,
                    () -> wages.forEach(
                            wage -> rows.spend(tenant, wage.role(), wage.month(), taken.getOrDefault(wage, 0L))));
        } catch (RuntimeException failure) {
            taken.forEach((wage, micros) -> due.merge(wage, micros, Long::sum));
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.debug("What agents cost is put down later: the database is away");
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        write();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
