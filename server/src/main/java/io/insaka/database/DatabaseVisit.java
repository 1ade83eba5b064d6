package io.insaka.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database for a command at the terminal, whether the product is running or not. Nothing is migrated, and a server
 * that was running stays; one that had to be started for the visit is stopped after it.
 */
public final class DatabaseVisit implements AutoCloseable {
    private static final int CONNECTIONS = 3;

    private final @Nullable EmbeddedDatabase embedded;
    private final HikariDataSource tenantPool;
    private final HikariDataSource systemPool;

    private DatabaseVisit(@Nullable EmbeddedDatabase embedded, DatabaseAddress address) {
        this.embedded = embedded;
        this.tenantPool = DatabaseWiring.pool("tenant", address, CONNECTIONS, "SET ROLE insaka_app");
        this.systemPool = DatabaseWiring.pool("system", address, CONNECTIONS, "SET ROLE insaka_system");
    }

    /** @throws IllegalStateException when there is no database yet */
    public static DatabaseVisit open(DatabaseSettings settings) {
        if (Postgres.isExternal(settings)) {
            return new DatabaseVisit(null, Postgres.external(settings));
        }
        Path data = settings.dataDir().toAbsolutePath().normalize();
        if (!Files.exists(data.resolve("postgres").resolve("data").resolve("PG_VERSION"))) {
            throw new IllegalStateException("there is no database under " + data);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.open(data);
        return new DatabaseVisit(embedded, embedded.address());
    }

    public JdbcClient tenantJdbc() {
        return JdbcClient.create(tenantPool);
    }

    public TenantTransactions tenantTransactions() {
        return new TenantTransactions(tenantPool, new Gate(1));
    }

    public SystemTransactions systemTransactions() {
        return new SystemTransactions(systemPool, new Gate(1));
    }

    @Override
    public void close() {
        tenantPool.close();
        systemPool.close();
        if (embedded != null) {
            try {
                embedded.stopIfStartedHere();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
