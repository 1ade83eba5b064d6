package io.insaka.demo;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code demo_row}: what was made for the demo. Joins the tenant's open transaction. What it takes away it takes
 * by the name of the table, as erasing a person does.
 */
@Repository
class DemoRowRepository {
    static final String CHANNEL = "channel";
    static final String CONTACT = "contact";
    static final String CONVERSATION = "conversation";
    static final String TEAM = "team";
    static final String LABEL = "label";
    static final String ARTICLE = "article";
    static final String STAGE = "pipeline_stage";
    static final String TASK = "desk_task";
    static final String DEAL = "deal";

    /** What goes with its row, in an order in which nothing is left that another one names. */
    private static final List<String> PLAIN =
            List.of("mailing", DEAL, TASK, "canned_reply", "inbox_view", "segment", "company", "attribute", LABEL);

    private final JdbcClient jdbc;

    DemoRowRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    void made(TenantId tenant, String kind, UUID id) {
        made(tenant, kind, id, "");
    }

    /** @param name by which a later step finds it */
    void made(TenantId tenant, String kind, UUID id, String name) {
        jdbc.sql("""
                        INSERT INTO demo_row (tenant_id, kind, id, name) VALUES (?, ?, ?, ?)
                        ON CONFLICT (tenant_id, kind, id) DO UPDATE SET name = excluded.name""").params(tenant.value(), kind, id, name).update();
    }

    List<UUID> of(TenantId tenant, String kind) {
        return jdbc.sql("SELECT id FROM demo_row WHERE tenant_id = ? AND kind = ? ORDER BY id")
                .params(tenant.value(), kind)
                .query(UUID.class)
                .list();
    }

    Map<String, UUID> byName(TenantId tenant, String kind) {
        Map<String, UUID> found = new HashMap<>();
        jdbc.sql("SELECT name, id FROM demo_row WHERE tenant_id = ? AND kind = ?")
                .params(tenant.value(), kind)
                .query(row -> {
                    found.put(row.getString("name"), row.getObject("id", UUID.class));
                });
        return found;
    }

    /** By what the demo calls it; it was made before anything that asks. */
    UUID channel(TenantId tenant, String name) {
        return Objects.requireNonNull(byName(tenant, CHANNEL).get(name), name);
    }

    /** Whose a conversation is that the demo made. */
    Optional<UUID> contactOf(TenantId tenant, UUID conversation) {
        return jdbc.sql("SELECT contact_id FROM conversation WHERE tenant_id = ? AND id = ?")
                .params(tenant.value(), conversation)
                .query(UUID.class)
                .optional();
    }

    /** What the team made of the demo's customers and conversations stays, and leads nowhere any more. */
    void cutOff(TenantId tenant, TeammateId by) {
        jdbc.sql("""
                        UPDATE desk_task SET conversation_id = NULL, contact_id = NULL, follow_up = false
                        WHERE tenant_id = :tenant AND (conversation_id = ANY(:conversations) OR contact_id = ANY(:contacts))
                            AND NOT id = ANY(:tasks)""").params(ids(tenant)).update();
        jdbc.sql("""
                        UPDATE desk_task SET team_id = NULL, teammate_id = :by
                        WHERE tenant_id = :tenant AND team_id = ANY(:teams) AND NOT id = ANY(:tasks)""").params(ids(tenant)).param("by", by.value()).update();
        jdbc.sql("""
                        UPDATE deal SET contact_id = NULL
                        WHERE tenant_id = :tenant AND contact_id = ANY(:contacts) AND NOT id = ANY(:deals)""").params(ids(tenant)).update();
    }

    private Map<String, Object> ids(TenantId tenant) {
        return Map.of(
                "tenant", tenant.value(),
                "conversations", array(of(tenant, CONVERSATION)),
                "contacts", array(of(tenant, CONTACT)),
                "tasks", array(of(tenant, TASK)),
                "teams", array(of(tenant, TEAM)),
                "deals", array(of(tenant, DEAL)));
    }

    /** Mailings of the team through a channel of the demo reached nobody: they go with it. */
    void takeMailings(TenantId tenant) {
        UUID[] channels = array(of(tenant, CHANNEL));
        jdbc.sql("SELECT id FROM mailing WHERE tenant_id = ? AND channel_id = ANY(?)")
                .params(tenant.value(), channels)
                .query(UUID.class)
                .list()
                .forEach(id -> made(tenant, "mailing", id));
        jdbc.sql("""
                        DELETE FROM mailing_addressee a USING demo_row d WHERE a.tenant_id = ? AND d.tenant_id = a.tenant_id
                            AND d.kind = 'mailing' AND d.id = a.mailing_id""").param(tenant.value()).update();
    }

    void takePlain(TenantId tenant) {
        for (String table : PLAIN) {
            jdbc.sql("DELETE FROM " + table + " t USING demo_row d WHERE t.tenant_id = ? AND d.tenant_id = t.tenant_id"
                            + " AND d.kind = ? AND d.id = t.id")
                    .params(tenant.value(), table)
                    .update();
        }
        // The board's own beginning, while nobody has put anything on it.
        jdbc.sql("""
                        DELETE FROM pipeline_stage s USING demo_row d WHERE s.tenant_id = ? AND d.tenant_id = s.tenant_id
                            AND d.kind = 'pipeline_stage' AND d.id = s.id
                            AND NOT EXISTS (SELECT FROM deal x WHERE x.tenant_id = s.tenant_id)""").param(tenant.value()).update();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return Set.copyOf(ids).toArray(UUID[]::new);
    }
}
