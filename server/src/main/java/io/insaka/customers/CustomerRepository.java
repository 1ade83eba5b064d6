package io.insaka.customers;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds contacts by a condition over several modules' tables: read here in one statement, since finding in each and
 * comparing here would carry every id there is. Every method joins the open transaction of the tenant.
 */
@Repository
class CustomerRepository {
    private static final String FROM = " FROM contact c WHERE c.tenant_id = :tenant AND c.joined_to IS NULL AND ";

    private final JdbcClient jdbc;

    CustomerRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** Where a page of the list begins: behind this one. */
    record Place(java.time.Instant at, UUID id) {}

    /** The newest first. */
    List<ContactId> page(
            TenantId tenant, ConditionSql sql, @Nullable Condition condition, @Nullable Place after, int limit) {
        JdbcClient.StatementSpec statement = statement(
                tenant,
                sql,
                "SELECT c.id" + FROM + where(sql, condition)
                        + (after == null ? "" : " AND (c.created_at, c.id) < (:at::timestamptz, :id::uuid)")
                        + " ORDER BY c.created_at DESC, c.id DESC LIMIT :limit");
        if (after != null) {
            statement =
                    statement.param("at", after.at().atOffset(ZoneOffset.UTC)).param("id", after.id());
        }
        return ids(statement.param("limit", limit));
    }

    /** In an order that stays: nobody is left out or told twice while others come and go. */
    List<ContactId> members(
            TenantId tenant, ConditionSql sql, @Nullable Condition condition, @Nullable ContactId after, int limit) {
        return ids(statement(
                        tenant,
                        sql,
                        "SELECT c.id" + FROM + where(sql, condition) + " AND c.id > :after ORDER BY c.id LIMIT :limit")
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit));
    }

    long count(TenantId tenant, ConditionSql sql, @Nullable Condition condition, int most) {
        return statement(
                        tenant,
                        sql,
                        "SELECT count(*) FROM (SELECT 1" + FROM + where(sql, condition) + " LIMIT :limit) counted")
                .param("limit", most)
                .query(Long.class)
                .single();
    }

    private static String where(ConditionSql sql, @Nullable Condition condition) {
        return condition == null ? "true" : sql.of(condition);
    }

    private JdbcClient.StatementSpec statement(TenantId tenant, ConditionSql sql, String text) {
        // A set that does not fit would be walked again for each contact.
        jdbc.sql("SELECT set_config('work_mem', '64MB', true)")
                .query(String.class)
                .single();
        return jdbc.sql(text).params(sql.parameters()).param("tenant", tenant.value());
    }

    private static List<ContactId> ids(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, n) -> new ContactId(row.getObject("id", UUID.class)))
                .list();
    }
}
