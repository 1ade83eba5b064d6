package io.insaka.database;

import io.insaka.kernel.AsOf;
import io.insaka.kernel.TenantId;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that see one organisation at a time: row-level security compares every row with the tenant named here.
 *
 * <p>The {@link JdbcClient} bean joins the transaction of the calling thread; used outside one it sees no tenant's rows
 * at all.
 */
public final class TenantTransactions {
    private final TransactionTemplate template;
    private final TransactionTemplate within;
    private final JdbcClient jdbc;
    private final Gate gate;

    TenantTransactions(DataSource pool, Gate gate) {
        var manager = new JdbcTransactionManager(pool);
        this.template = new TransactionTemplate(manager);
        this.within = new TransactionTemplate(manager);
        within.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.jdbc = JdbcClient.create(pool);
        this.gate = gate;
    }

    /** Runs {@code work} in one transaction for {@code tenant}; joins the one that is open and moves it to that tenant. */
    public <T> T call(TenantId tenant, Supplier<T> work) {
        return across(() -> {
            enter(tenant);
            return work.get();
        });
    }

    /** As {@link #call}, without a result. */
    public void run(TenantId tenant, Runnable work) {
        call(tenant, () -> {
            work.run();
            return true;
        });
    }

    /**
     * A part of the open transaction that may fail alone: nothing of it is kept then, and the rest goes on. What passes by
     * itself (an outage, somebody in the way) ends the whole transaction, which is to be tried again.
     *
     * @param otherwise what to do without it
     */
    public <T> T attempt(Supplier<T> work, Function<RuntimeException, T> otherwise) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("is a part of nothing");
        }
        try {
            return within.execute(status -> work.get());
        } catch (RuntimeException failure) {
            if (Outage.passes(failure)) {
                throw failure;
            }
            return otherwise.apply(failure);
        }
    }

    /**
     * One commit for several organisations: {@code work} calls {@link #enter} before it touches each one's rows. Until
     * the first such call no row of any tenant is visible.
     */
    public <T> T across(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        return gate.pass(() -> template.execute(status -> work.get()));
    }

    /** From here on the open transaction sees this organisation's rows and no other's, and of them what the thread sees, at the thread's time. */
    public void enter(TenantId tenant) {
        jdbc.sql("SELECT set_config('insaka.tenant', ?, true)")
                .param(tenant.toString())
                .query(String.class)
                .single();
        if (Sight.here() instanceof Sight.Some some) {
            limit(some.text());
        }
        AsOf.here().ifPresent(then -> set("insaka.then", then.toString()));
    }

    /**
     * What follows, all over the organisation, from what somebody who sees some channels did: for {@code work} the open
     * transaction sees everything. Nothing of it may be shown to them.
     */
    public void beyond(TenantId tenant, Runnable work) {
        if (!(Sight.here() instanceof Sight.Some some)) {
            run(tenant, work);
            return;
        }
        Sight.WHOLE.within(() -> call(tenant, () -> {
            limit("");
            work.run();
            // Also that of who goes on behind us; a failure ends the transaction, and its settings with it.
            limit(some.text());
            return true;
        }));
    }

    private void limit(String channels) {
        set("insaka.channels", channels);
    }

    private void set(String name, String value) {
        jdbc.sql("SELECT set_config(?, ?, true)")
                .params(name, value)
                .query(String.class)
                .single();
    }
}
