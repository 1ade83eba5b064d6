package io.insaka.desk.resolving;

import io.insaka.conversations.Threads;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code auto_resolve_rule}, {@code resolve_need} and {@code resolving_round}. Joins the tenant's open transaction. */
@Repository
class ResolvingRepository {
    private final JdbcClient jdbc;

    ResolvingRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** In the order in which they are tried. */
    List<AutoRule> autos(TenantId tenant) {
        return jdbc.sql("""
                        SELECT channels, quiet_minutes, message, label_id FROM auto_resolve_rule
                        WHERE tenant_id = :tenant ORDER BY position""")
                .param("tenant", tenant.value())
                .query((row, n) -> new AutoRule(
                        ids(row, "channels"),
                        Duration.ofMinutes(row.getLong("quiet_minutes")),
                        row.getString("message"),
                        row.getObject("label_id", UUID.class)))
                .list();
    }

    List<NeedRule> needs(TenantId tenant) {
        return jdbc.sql("""
                        SELECT channels, teams, labels, team, assignee, attributes FROM resolve_need
                        WHERE tenant_id = :tenant ORDER BY position""")
                .param("tenant", tenant.value())
                .query((row, n) -> new NeedRule(
                        ids(row, "channels"),
                        ids(row, "teams"),
                        ids(row, "labels"),
                        row.getBoolean("team"),
                        row.getBoolean("assignee"),
                        ids(row, "attributes")))
                .list();
    }

    void replace(TenantId tenant, List<AutoRule> autos, List<NeedRule> needs) {
        for (String table : List.of("auto_resolve_rule", "resolve_need")) {
            jdbc.sql("DELETE FROM " + table + " WHERE tenant_id = :tenant")
                    .param("tenant", tenant.value())
                    .update();
        }
        for (int n = 0; n < autos.size(); n++) {
            AutoRule rule = autos.get(n);
            jdbc.sql("""
                            INSERT INTO auto_resolve_rule (tenant_id, position, channels, quiet_minutes, message, label_id)
                            VALUES (:tenant, :position, :channels, :minutes, :message::text, :label::uuid)""")
                    .param("tenant", tenant.value())
                    .param("position", n)
                    .param("channels", array(rule.channels()))
                    .param("minutes", rule.quiet().toMinutes())
                    .param("message", rule.message())
                    .param("label", rule.label())
                    .update();
        }
        for (int n = 0; n < needs.size(); n++) {
            NeedRule rule = needs.get(n);
            jdbc.sql("""
                            INSERT INTO resolve_need (tenant_id, position, channels, teams, labels, team, assignee, attributes)
                            VALUES (:tenant, :position, :channels, :teams, :labels, :team, :assignee, :attributes)""")
                    .param("tenant", tenant.value())
                    .param("position", n)
                    .param("channels", array(rule.channels()))
                    .param("teams", array(rule.teams()))
                    .param("labels", array(rule.labels()))
                    .param("team", rule.team())
                    .param("assignee", rule.assignee())
                    .param("attributes", array(rule.attributes()))
                    .update();
        }
    }

    /** Where the round that is on has come to; empty when the next begins from the start. */
    Optional<Threads.Place> place(TenantId tenant) {
        return jdbc.sql("SELECT at, conversation_id FROM resolving_round WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, n) -> new Threads.Place(
                        row.getTimestamp("at").toInstant(),
                        new ConversationId(row.getObject("conversation_id", UUID.class))))
                .optional();
    }

    void keep(TenantId tenant, Threads.Place place) {
        jdbc.sql("""
                        INSERT INTO resolving_round (tenant_id, at, conversation_id) VALUES (:tenant, :at, :id)
                        ON CONFLICT (tenant_id) DO UPDATE SET at = excluded.at, conversation_id = excluded.conversation_id""")
                .param("tenant", tenant.value())
                .param("at", place.at().atOffset(ZoneOffset.UTC))
                .param("id", place.id().value())
                .update();
    }

    void startOver(TenantId tenant) {
        jdbc.sql("DELETE FROM resolving_round WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static Set<UUID> ids(ResultSet row, String column) throws SQLException {
        return Set.of((UUID[]) row.getArray(column).getArray());
    }
}
