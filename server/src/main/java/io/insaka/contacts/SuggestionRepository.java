package io.insaka.contacts;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds contacts that have something in common. Joins the tenant's open transaction. */
@Repository
class SuggestionRepository {
    /** What more people share than this says nothing of any of them: the number of a front desk. */
    private static final int MOST = 20;

    private final JdbcClient jdbc;

    SuggestionRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** @param kind of the address both have now */
    record Shared(ContactId contact, String kind) {}

    List<Shared> shared(TenantId tenant, List<ContactId> everyone) {
        return jdbc.sql("""
                        SELECT DISTINCT other.contact_id, other.kind
                        FROM contact_address own
                        CROSS JOIN LATERAL (
                            SELECT o.contact_id, o.kind FROM contact_address o
                            WHERE o.tenant_id = own.tenant_id AND o.kind = own.kind AND o.blind = own.blind
                              AND o.former_since IS NULL AND o.contact_id <> ALL(:everyone)
                            LIMIT :most) other
                        WHERE own.tenant_id = :tenant AND own.contact_id = ANY(:everyone)
                          AND own.kind IN ('phone', 'email') AND own.former_since IS NULL
                        LIMIT :most""")
                .param("everyone", ids(everyone))
                .param("most", MOST)
                .param("tenant", tenant.value())
                .query((row, n) -> new Shared(new ContactId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    List<ContactId> worded(Long[] words, List<ContactId> everyone) {
        return jdbc.sql("""
                        SELECT id FROM contact
                        WHERE tenant_id = insaka_tenant() AND words @> :words::bigint[] AND id <> ALL(:everyone)
                        LIMIT :most""")
                .param("words", words)
                .param("everyone", ids(everyone))
                .param("most", MOST)
                .query((row, n) -> new ContactId(row.getObject(1, UUID.class)))
                .list();
    }

    private static UUID[] ids(List<ContactId> all) {
        return all.stream().map(ContactId::value).toArray(UUID[]::new);
    }
}
