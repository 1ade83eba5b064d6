package io.insaka.database;

import javax.sql.DataSource;

/** Transactions over a database that a test brings along. */
public final class TestingTransactions {
    private TestingTransactions() {}

    /** One at a time, as for a pool of one connection. */
    public static TenantTransactions over(DataSource pool) {
        return new TenantTransactions(pool, new Gate(1));
    }

    public static SystemTransactions overAll(DataSource pool) {
        return new SystemTransactions(pool, new Gate(1));
    }
}
