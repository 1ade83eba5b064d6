package io.insaka.contacts;

import io.insaka.contacts.Person.Member;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which contacts are one person, and which are not. Every method joins the open transaction of the tenant. */
@Repository
class PersonRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    PersonRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    /** Until the transaction ends nobody else of the organisation joins contacts or takes them apart. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('contacts of ' || insaka_tenant()::text, 0))")
                .query(row -> {});
    }

    /** By the contact that leads; who is alone is in none. */
    Map<UUID, Person> load(TenantId tenant, Collection<UUID> leads) {
        Map<UUID, List<Member>> members = new HashMap<>();
        jdbc.sql("""
                        SELECT person_id, id, joined_to, joined_at, joined_by, name, vip, vip_said, opted_out_at, wished_at,
                            created_at
                        FROM contact WHERE tenant_id = :tenant AND person_id = ANY(:leads)""")
                .param("tenant", tenant.value())
                .param("leads", leads.toArray(UUID[]::new))
                .query((row, n) -> members.computeIfAbsent(
                                row.getObject("person_id", UUID.class), id -> new ArrayList<>())
                        .add(member(tenant, row)))
                .list();
        Map<UUID, Person> persons = new HashMap<>();
        members.forEach((lead, all) -> persons.put(lead, new Person(all)));
        return persons;
    }

    private Member member(TenantId tenant, ResultSet row) throws SQLException {
        UUID joinedTo = row.getObject("joined_to", UUID.class);
        byte[] name = row.getBytes("name");
        return new Member(
                new ContactId(row.getObject("id", UUID.class)),
                joinedTo == null ? null : new ContactId(joinedTo),
                instant(row, "joined_at"),
                row.getObject("joined_by", UUID.class),
                name == null ? null : vault.openText(tenant, Purpose.CONTACT_NAME, name),
                row.getBoolean("vip"),
                row.getObject("vip_said", Boolean.class),
                instant(row, "opted_out_at"),
                instant(row, "wished_at"),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /** Everybody in {@code all} is led by {@code lead} from here on; {@code joined} hangs on it. */
    void join(
            TenantId tenant,
            ContactId lead,
            ContactId joined,
            List<ContactId> all,
            @Nullable TeammateId by,
            Instant now) {
        led(tenant, lead.value(), all);
        jdbc.sql("""
                        UPDATE contact SET joined_to = :lead, joined_at = :now, joined_by = :by
                        WHERE tenant_id = :tenant AND id = :joined""")
                .param("lead", lead.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.value(), java.sql.Types.OTHER)
                .param("tenant", tenant.value())
                .param("joined", joined.value())
                .update();
    }

    /** What leaves and what stays, each with who leads it. */
    void part(TenantId tenant, ContactId leaving, List<ContactId> branch, ContactId lead, List<ContactId> rest) {
        jdbc.sql("""
                        UPDATE contact SET joined_to = NULL, joined_at = NULL, joined_by = NULL
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("tenant", tenant.value())
                .param("id", leaving.value())
                .update();
        group(tenant, leaving, branch);
        group(tenant, lead, rest);
    }

    private void group(TenantId tenant, ContactId lead, List<ContactId> all) {
        if (all.size() > 1) {
            led(tenant, lead.value(), all);
            return;
        }
        // What was said of the person is said of the one who is left.
        jdbc.sql("""
                        UPDATE contact SET person_id = NULL, vip = coalesce(vip_said, vip), vip_said = NULL
                        WHERE tenant_id = :tenant AND id = :id""").param("tenant", tenant.value()).param("id", lead.value()).update();
    }

    private void led(TenantId tenant, UUID lead, List<ContactId> all) {
        jdbc.sql("UPDATE contact SET person_id = :lead WHERE tenant_id = :tenant AND id = ANY(:ids)")
                .param("lead", lead)
                .param("tenant", tenant.value())
                .param("ids", ids(all))
                .update();
    }

    /** Who is left of each person is led by who led them, or by the oldest; who is left alone is alone again. */
    void leave(TenantId tenant, List<ContactId> leaving) {
        jdbc.sql("""
                        UPDATE contact c SET person_id = CASE WHEN left_over.size > 1 THEN left_over.lead END,
                            joined_to = CASE WHEN c.id = left_over.lead THEN NULL
                                WHEN c.joined_to = ANY(:leaving) THEN left_over.lead ELSE c.joined_to END,
                            joined_at = CASE WHEN c.id <> left_over.lead THEN c.joined_at END,
                            joined_by = CASE WHEN c.id <> left_over.lead THEN c.joined_by END
                        FROM (SELECT o.person_id, count(*) AS size, CASE WHEN bool_or(o.id = o.person_id) THEN o.person_id
                                    ELSE (array_agg(o.id ORDER BY o.created_at, o.id))[1] END AS lead
                                FROM contact o WHERE o.tenant_id = :tenant AND NOT o.id = ANY(:leaving) AND o.person_id IN (
                                    SELECT g.person_id FROM contact g WHERE g.tenant_id = :tenant AND g.id = ANY(:leaving))
                                GROUP BY o.person_id) left_over
                        WHERE c.tenant_id = :tenant AND c.person_id = left_over.person_id AND NOT c.id = ANY(:leaving)""")
                .param("tenant", tenant.value())
                .param("leaving", ids(leaving))
                .update();
    }

    void favour(TenantId tenant, ContactId lead, boolean vip) {
        jdbc.sql("UPDATE contact SET vip_said = :vip WHERE tenant_id = :tenant AND id = :id")
                .param("vip", vip)
                .param("tenant", tenant.value())
                .param("id", lead.value())
                .update();
    }

    /** How many are now told apart that were not before. */
    int tellApart(TenantId tenant, List<ContactId> these, List<ContactId> those, TeammateId by, Instant now) {
        return jdbc.sql("""
                        INSERT INTO contact_told_apart (tenant_id, one, other, told_by, told_at)
                        SELECT :tenant, least(a, b), greatest(a, b), :by, :now
                        FROM unnest(:these::uuid[]) AS a, unnest(:those::uuid[]) AS b WHERE a <> b
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("these", ids(these))
                .param("those", ids(those))
                .update();
    }

    /** Of those, the ones that were told apart from any of these. */
    List<ContactId> toldApart(TenantId tenant, Collection<ContactId> these) {
        return jdbc.sql("""
                        SELECT other FROM contact_told_apart WHERE tenant_id = :tenant AND one = ANY(:ids)
                        UNION SELECT one FROM contact_told_apart WHERE tenant_id = :tenant AND other = ANY(:ids)""")
                .param("tenant", tenant.value())
                .param("ids", ids(these))
                .query((row, n) -> new ContactId(row.getObject(1, UUID.class)))
                .list();
    }

    /** A teammate knows better now. */
    void forgetApart(TenantId tenant, List<ContactId> these, List<ContactId> those) {
        jdbc.sql("""
                        DELETE FROM contact_told_apart WHERE tenant_id = :tenant
                          AND ((one = ANY(:these) AND other = ANY(:those)) OR (one = ANY(:those) AND other = ANY(:these)))""")
                .param("tenant", tenant.value())
                .param("these", ids(these))
                .param("those", ids(those))
                .update();
    }

    private static UUID[] ids(Collection<ContactId> all) {
        return all.stream().map(ContactId::value).toArray(UUID[]::new);
    }
}
