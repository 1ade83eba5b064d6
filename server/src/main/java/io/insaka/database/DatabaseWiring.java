package io.insaka.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Database first, then the schema, then the pools: each bean needs the one before it. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
    /**
     * A plan is kept for as long as its statistics. One made while a queue was empty reads the whole table, and goes on doing
     * so when it is full: everything on a message's path has an index, and is to use it whatever the statistics say.
     */
    private static final String BY_INDEX = "SET enable_seqscan = off; SET jit = off";

    /**
     * What waits is taken from the front of an index, in its order. A bitmap of it fetches every row that ever stood there since
     * the last vacuum, and does not mark for those who come later that they are gone.
     */
    private static final String IN_ORDER = BY_INDEX + "; SET enable_bitmapscan = off";

    /** Half of the pool may work at once; the rest is for nested system look-ups and listeners. */
    private static final int SPARE_CONNECTIONS = 2;
    /** The gate keeps callers from queueing at a pool: who waits this long waits for a database that is away. */
    private static final int CONNECTION_MILLIS = 3_000;

    @Bean
    Postgres postgres(DatabaseSettings settings) {
        return Postgres.open(settings);
    }

    @Bean
    Flyway flyway(Postgres postgres) {
        var flyway = Flyway.configure()
                .dataSource(
                        postgres.address().url(),
                        postgres.address().user(),
                        postgres.address().password())
                .locations("classpath:db/migration")
                .load();
        flyway.migrate();
        return flyway;
    }

    /** The application's own role: row-level security always applies to it. */
    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource tenantPool(Postgres postgres, Flyway migrated, DatabaseSettings settings, MeterRegistry registry) {
        return metered(
                pool("tenant", postgres.address(), settings.connections(), "SET ROLE insaka_app; " + BY_INDEX),
                registry);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource systemPool(Postgres postgres, Flyway migrated, DatabaseSettings settings, MeterRegistry registry) {
        return metered(
                pool("system", postgres.address(), settings.connections(), "SET ROLE insaka_system; " + IN_ORDER),
                registry);
    }

    private static HikariDataSource metered(HikariDataSource pool, MeterRegistry registry) {
        pool.setMetricRegistry(registry);
        return pool;
    }

    static HikariDataSource pool(String name, DatabaseAddress address, int size, String init) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setConnectionInitSql(init);
        config.setConnectionTimeout(CONNECTION_MILLIS);
        // The start-up must survive a database that is away: intake spools to disk until it is back.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "insaka-" + name);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The detail of an error is the row's values, and a batch's message the whole statement with them.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }

    @Bean
    JdbcClient tenantJdbc(DataSource tenantPool) {
        return JdbcClient.create(tenantPool);
    }

    @Bean
    TenantTransactions tenantTransactions(DataSource tenantPool, DatabaseSettings settings) {
        return new TenantTransactions(tenantPool, new Gate(settings.connections() - SPARE_CONNECTIONS));
    }

    @Bean
    SystemTransactions systemTransactions(
            @Qualifier("systemPool") HikariDataSource systemPool, DatabaseSettings settings) {
        return new SystemTransactions(systemPool, new Gate(settings.connections() - SPARE_CONNECTIONS));
    }
}
