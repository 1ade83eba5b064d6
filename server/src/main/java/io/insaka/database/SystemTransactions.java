package io.insaka.database;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions across organisations, for the few places that do not know the tenant yet (a webhook's address, a sign-in)
 * or serve all of them at once (the intake flush, claims of work). The role behind it reaches only the tables and rights
 * that a migration opened with {@code insaka_open_to_system}.
 */
public final class SystemTransactions {
    private final TransactionTemplate template;
    private final JdbcClient jdbc;
    private final Gate gate;
    private final DataSource pool;

    SystemTransactions(DataSource pool, Gate gate) {
        this.pool = pool;
        this.template = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.jdbc = JdbcClient.create(pool);
        this.gate = gate;
    }

    /** Runs {@code work} in one transaction; always its own, never part of a tenant's. */
    public <T> T call(Function<JdbcClient, T> work) {
        return gate.pass(() -> template.execute(status -> work.apply(jdbc)));
    }

    /** For work that is a single statement, and so a transaction by itself: nothing is said around it. */
    public <T> T statement(Function<JdbcClient, T> work) {
        return gate.pass(() -> work.apply(jdbc));
    }

    /** Asks the database for a sign of life. @throws RuntimeException when there is none */
    public void ping() {
        call(jdbc -> jdbc.sql("SELECT 1").query(Integer.class).single());
    }

    /** The pool itself, for listeners and bulk statements that need a plain connection. */
    public DataSource pool() {
        return pool;
    }
}
