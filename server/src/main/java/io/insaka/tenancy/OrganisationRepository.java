package io.insaka.tenancy;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code organisation}. */
@Repository
class OrganisationRepository {
    /** Whoever starts at the same moment must find either nothing or a whole organisation. */
    private static final long FOUNDING_LOCK = 0x696e73616b61L;

    private static final Duration ANNOUNCING = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final SystemTransactions system;

    OrganisationRepository(JdbcClient jdbc, SystemTransactions system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    record Unannounced(TenantId tenant, boolean demo) {}

    List<TenantId> all() {
        return all(system);
    }

    static List<TenantId> all(SystemTransactions system) {
        return system.call(across -> across.sql("SELECT id FROM organisation ORDER BY founded_at, id")
                .query((rows, number) -> new TenantId(rows.getObject("id", UUID.class)))
                .list());
    }

    String name(TenantId tenant) {
        return jdbc.sql("SELECT name FROM organisation WHERE id = ?")
                .param(tenant.value())
                .query(String.class)
                .single();
    }

    /** To be called in the transaction that founds: false when somebody else was first. */
    static boolean isFirst(JdbcClient across) {
        across.sql("SELECT pg_advisory_xact_lock(?)::text")
                .param(FOUNDING_LOCK)
                .query(String.class)
                .optional();
        return across.sql("SELECT NOT EXISTS (SELECT 1 FROM organisation)")
                .query(Boolean.class)
                .single();
    }

    static void add(JdbcClient across, TenantId tenant, String name, boolean demo, Instant now) {
        across.sql("INSERT INTO organisation (id, name, demo, founded_at) VALUES (?, ?, ?, ?)")
                .param(tenant.value())
                .param(name)
                .param(demo)
                .param(Timestamp.from(now))
                .update();
    }

    /** Organisations nobody has announced, or whose announcer died; they are ours to announce for two minutes. */
    List<Unannounced> claimUnannounced(Instant now) {
        return system.call(across -> across.sql("""
                        UPDATE organisation SET announcing_till = ?
                        WHERE announced_at IS NULL AND (announcing_till IS NULL OR announcing_till < ?)
                        RETURNING id, demo
                        """)
                .param(Timestamp.from(now.plus(ANNOUNCING)))
                .param(Timestamp.from(now))
                .query((rows, number) ->
                        new Unannounced(new TenantId(rows.getObject("id", UUID.class)), rows.getBoolean("demo")))
                .list());
    }

    void announced(TenantId tenant, Instant now) {
        system.call(across -> across.sql("UPDATE organisation SET announced_at = ? WHERE id = ?")
                .param(Timestamp.from(now))
                .param(tenant.value())
                .update());
    }
}
