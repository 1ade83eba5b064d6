package io.insaka.knowledge.passages;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The tables of the index in PostgreSQL, beside all others and with a history of their own: they are there only where
 * somebody chose this store, for they need an extension that not every PostgreSQL has.
 */
public final class PgVectorSchema {
    private PgVectorSchema() {}

    /** @throws IllegalStateException when PostgreSQL lacks pgvector, or we may not switch it on */
    public static void create(Flyway product) {
        try {
            Flyway.configure()
                    .configuration(product.getConfiguration())
                    .locations("classpath:db/pgvector")
                    .table("flyway_pgvector_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new IllegalStateException(
                    "insaka.knowledge.store is pgvector, but this PostgreSQL does not have the extension or its user may"
                            + " not switch it on. Install pgvector for it (packages are called postgresql-18-pgvector),"
                            + " let an administrator run CREATE EXTENSION vector in this database, or set"
                            + " insaka.knowledge.store to lucene.",
                    failure);
        }
    }
}
