package io.insaka.desk.teams;

import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code team_rule}. Joins the tenant's open transaction. */
@Repository
class TeamRuleRepository {
    private final JdbcClient jdbc;

    TeamRuleRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** In the order in which they are tried. */
    List<TeamRule> all(TenantId tenant) {
        return jdbc.sql("""
                        SELECT team_id, channels, labels, causes FROM team_rule
                        WHERE tenant_id = :tenant ORDER BY position""")
                .param("tenant", tenant.value())
                .query((row, n) -> new TeamRule(
                        row.getObject("team_id", UUID.class),
                        Set.of((UUID[]) array(row, "channels")),
                        Set.of((UUID[]) array(row, "labels")),
                        Set.of((String[]) array(row, "causes"))))
                .list();
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        return row.getArray(column).getArray();
    }

    void replace(TenantId tenant, List<TeamRule> rules) {
        jdbc.sql("DELETE FROM team_rule WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        for (int n = 0; n < rules.size(); n++) {
            TeamRule rule = rules.get(n);
            jdbc.sql("""
                            INSERT INTO team_rule (tenant_id, position, team_id, channels, labels, causes)
                            VALUES (:tenant, :position, :team, :channels, :labels, :causes)""")
                    .param("tenant", tenant.value())
                    .param("position", n)
                    .param("team", rule.team())
                    .param("channels", ids(rule.channels()))
                    .param("labels", ids(rule.labels()))
                    .param("causes", rule.causes().toArray(String[]::new))
                    .update();
        }
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
