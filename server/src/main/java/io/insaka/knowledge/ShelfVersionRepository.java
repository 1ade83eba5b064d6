package io.insaka.knowledge;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Reads the versions in {@code article_shelf} of many organisations at once. */
@Repository
class ShelfVersionRepository {
    private final SystemTransactions transactions;

    ShelfVersionRepository(SystemTransactions transactions) {
        this.transactions = transactions;
    }

    Map<TenantId, Long> versions(Set<TenantId> tenants) {
        UUID[] ids = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
        return transactions.call(jdbc -> {
            var versions = new HashMap<TenantId, Long>();
            jdbc.sql("SELECT tenant_id, version FROM article_shelf WHERE tenant_id = ANY (?)")
                    .param(ids)
                    .query(row -> {
                        versions.put(new TenantId(row.getObject("tenant_id", UUID.class)), row.getLong("version"));
                    });
            return versions;
        });
    }
}
