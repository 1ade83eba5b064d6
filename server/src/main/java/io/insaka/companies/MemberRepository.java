package io.insaka.companies;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code company_member}, and what the views over it tell of other modules' tables. Every method joins the open
 * transaction of the tenant.
 */
@Repository
class MemberRepository {
    private final JdbcClient jdbc;

    MemberRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** By contact, each as it was said of that contact. */
    Map<ContactId, UUID> of(TenantId tenant, Collection<ContactId> contacts) {
        Map<ContactId, UUID> found = new HashMap<>();
        jdbc.sql("""
                        SELECT contact_id, company_id FROM company_member
                        WHERE tenant_id = :tenant AND contact_id = ANY(:contacts)""")
                .param("tenant", tenant.value())
                .param("contacts", ids(contacts))
                .query(row -> {
                    found.put(
                            new ContactId(row.getObject("contact_id", UUID.class)),
                            row.getObject("company_id", UUID.class));
                });
        return found;
    }

    void put(TenantId tenant, Collection<ContactId> leads, UUID company) {
        jdbc.sql("""
                        INSERT INTO company_member (tenant_id, contact_id, company_id)
                        SELECT c.tenant_id, c.id, :company FROM contact c
                        WHERE c.tenant_id = :tenant AND c.id = ANY(:contacts) FOR KEY SHARE
                        ON CONFLICT (tenant_id, contact_id) DO UPDATE SET company_id = excluded.company_id""")
                .param("tenant", tenant.value())
                .param("company", company)
                .param("contacts", ids(leads))
                .update();
    }

    void remove(TenantId tenant, Collection<ContactId> contacts) {
        jdbc.sql("DELETE FROM company_member WHERE tenant_id = :tenant AND contact_id = ANY(:contacts)")
                .param("tenant", tenant.value())
                .param("contacts", ids(contacts))
                .update();
    }

    /** @return how many contacts there were */
    int move(TenantId tenant, UUID from, UUID to) {
        return jdbc.sql("UPDATE company_member SET company_id = :to WHERE tenant_id = :tenant AND company_id = :from")
                .param("to", to)
                .param("tenant", tenant.value())
                .param("from", from)
                .update();
    }

    /** By company; where there is none it has no entry. */
    Map<UUID, Integer> people(TenantId tenant, Collection<UUID> companies) {
        return counted(tenant, companies, """
                        SELECT company_id, count(*) AS number FROM company_person
                        WHERE tenant_id = :tenant AND company_id = ANY(:companies) GROUP BY company_id""");
    }

    /** As that. */
    Map<UUID, Integer> openConversations(TenantId tenant, Collection<UUID> companies) {
        return counted(tenant, companies, """
                        SELECT b.company_id, count(*) AS number FROM company_contact b
                        JOIN conversation v ON v.tenant_id = b.tenant_id AND v.contact_id = b.contact_id AND v.status = 'open'
                        WHERE b.tenant_id = :tenant AND b.company_id = ANY(:companies) GROUP BY b.company_id""");
    }

    private Map<UUID, Integer> counted(TenantId tenant, Collection<UUID> companies, String sql) {
        Map<UUID, Integer> found = new HashMap<>();
        jdbc.sql(sql)
                .param("tenant", tenant.value())
                .param("companies", companies.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("company_id", UUID.class), row.getInt("number"));
                });
        return found;
    }

    /** Who leads them, in an order that stays. */
    List<ContactId> peopleOf(TenantId tenant, UUID company, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        SELECT person_id FROM company_person WHERE tenant_id = :tenant AND company_id = :company
                        AND (:after::uuid IS NULL OR person_id > :after::uuid) ORDER BY person_id LIMIT :limit""")
                .param("tenant", tenant.value())
                .param("company", company)
                .param("after", after, Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> new ContactId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** An open conversation of one of its people. */
    record Open(
            UUID id,
            ContactId contact,
            UUID channel,
            Instant lastAt,
            @Nullable Instant waitingSince) {}

    /** Where a page begins: behind this one. */
    record Place(Instant at, UUID id) {}

    /** The latest activity first. */
    List<Open> open(TenantId tenant, UUID company, @Nullable Place after, int limit) {
        return jdbc.sql("""
                        SELECT v.id, v.contact_id, v.channel_id, v.last_activity_at, v.waiting_since FROM company_contact b
                        JOIN conversation v ON v.tenant_id = b.tenant_id AND v.contact_id = b.contact_id AND v.status = 'open'
                        WHERE b.tenant_id = :tenant AND b.company_id = :company
                        AND (:id::uuid IS NULL OR (v.last_activity_at, v.id) < (:at::timestamptz, :id::uuid))
                        ORDER BY v.last_activity_at DESC, v.id DESC LIMIT :limit""")
                .param("tenant", tenant.value())
                .param("company", company)
                .param("id", after == null ? null : after.id(), Types.OTHER)
                .param("at", after == null ? null : after.at().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query((row, n) -> new Open(
                        row.getObject("id", UUID.class),
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        row.getObject("channel_id", UUID.class),
                        row.getTimestamp("last_activity_at").toInstant(),
                        row.getTimestamp("waiting_since") == null
                                ? null
                                : row.getTimestamp("waiting_since").toInstant()))
                .list();
    }

    private static UUID[] ids(Collection<ContactId> contacts) {
        return contacts.stream().map(ContactId::value).toArray(UUID[]::new);
    }
}
