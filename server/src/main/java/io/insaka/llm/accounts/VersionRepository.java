package io.insaka.llm.accounts;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Reads {@code llm_setting} of many organisations at once. */
@Repository
class VersionRepository {
    private final SystemTransactions transactions;

    VersionRepository(SystemTransactions transactions) {
        this.transactions = transactions;
    }

    Map<TenantId, Long> versions(Set<TenantId> tenants) {
        UUID[] ids = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
        return transactions.call(jdbc -> {
            var versions = new HashMap<TenantId, Long>();
            jdbc.sql("SELECT tenant_id, version FROM llm_setting WHERE tenant_id = ANY (?)")
                    .param(ids)
                    .query(row -> {
                        versions.put(new TenantId(row.getObject("tenant_id", UUID.class)), row.getLong("version"));
                    });
            return versions;
        });
    }

    long configured() {
        return transactions.call(jdbc -> jdbc.sql("SELECT coalesce(sum(configured), 0) FROM llm_setting")
                .query(Long.class)
                .single());
    }
}
