package io.insaka.knowledge.passages;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code knowledge_library} and {@code knowledge_change}: what can be found, and since when. */
@Repository
class ChangeRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    ChangeRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    /**
     * Counts one change, and makes the next change of this organisation wait for the end of this transaction: so whoever
     * reads version n reads all n changes. Joins the tenant's open transaction.
     *
     * @param generation the one that answers from here on; null when the source is gone
     */
    void record(TenantId tenant, UUID source, @Nullable Integer generation) {
        long version = count(tenant);
        jdbc.sql("""
                        INSERT INTO knowledge_change (tenant_id, source_id, version, generation)
                        VALUES (:tenant, :source, :version, :generation)
                        ON CONFLICT (tenant_id, source_id)
                        DO UPDATE SET version = excluded.version, generation = excluded.generation
                        """)
                .param("tenant", tenant.value())
                .param("source", source)
                .param("version", version)
                .param("generation", generation)
                .update();
    }

    /** Counts one change that is of no source, as {@link #record}. @return its version */
    long count(TenantId tenant) {
        return jdbc.sql("""
                        INSERT INTO knowledge_library (tenant_id, version) VALUES (?, 1)
                        ON CONFLICT (tenant_id) DO UPDATE SET version = knowledge_library.version + 1
                        RETURNING version
                        """).param(tenant.value()).query(Long.class).single();
    }

    /** Has these read again, as {@link #record}; those that are gone stay gone. */
    void touch(TenantId tenant, Set<UUID> sources) {
        long version = count(tenant);
        jdbc.sql("""
                        UPDATE knowledge_change SET version = ?
                        WHERE tenant_id = ? AND source_id = ANY (?) AND generation IS NOT NULL
                        """)
                .params(version, tenant.value(), sources.toArray(UUID[]::new))
                .update();
    }

    /** How many changes there have been. Joins the tenant's open transaction. */
    long version(TenantId tenant) {
        return jdbc.sql("SELECT version FROM knowledge_library WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The sources that changed after {@code version}. Joins the tenant's open transaction. */
    List<UUID> since(TenantId tenant, long version) {
        return jdbc.sql("SELECT source_id FROM knowledge_change WHERE tenant_id = ? AND version > ? ORDER BY version")
                .params(tenant.value(), version)
                .query(UUID.class)
                .list();
    }

    /** The versions of many organisations at once. */
    Map<TenantId, Long> versions(Set<TenantId> tenants) {
        UUID[] ids = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
        return system.call(system -> {
            var versions = new HashMap<TenantId, Long>();
            system.sql("SELECT tenant_id, version FROM knowledge_library WHERE tenant_id = ANY (?)")
                    .param(ids)
                    .query(row -> {
                        versions.put(new TenantId(row.getObject("tenant_id", UUID.class)), row.getLong("version"));
                    });
            return versions;
        });
    }
}
