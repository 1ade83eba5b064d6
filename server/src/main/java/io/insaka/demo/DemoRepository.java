package io.insaka.demo;

import io.insaka.database.SystemTransactions;
import io.insaka.demo.Demo.State;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code demo}. Joins the tenant's open transaction, but for {@link #lease}. */
@Repository
class DemoRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    DemoRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    /** A piece of work, leased. @param stamp whoever has the newest may write */
    record Due(TenantId tenant, long stamp) {}

    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id FROM demo WHERE not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE demo d SET not_before = :until, stamp = d.stamp + 1
                        FROM due WHERE d.tenant_id = due.tenant_id
                        RETURNING d.tenant_id, d.stamp""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(new TenantId(row.getObject("tenant_id", UUID.class)), row.getLong("stamp")))
                .list());
    }

    Optional<Demo> find(TenantId tenant) {
        return jdbc.sql("SELECT * FROM demo WHERE tenant_id = ?")
                .param(tenant.value())
                .query(DemoRepository::demo)
                .optional();
    }

    /** Empty when another node goes on with it, or somebody wants something else of it by now. */
    Optional<Demo> lock(Due due) {
        return jdbc.sql("SELECT * FROM demo WHERE tenant_id = ? AND stamp = ? FOR UPDATE")
                .params(due.tenant().value(), due.stamp())
                .query(DemoRepository::demo)
                .optional();
    }

    private static Demo demo(ResultSet row, int number) throws SQLException {
        return new Demo(
                State.of(row.getString("state")),
                row.getTimestamp("begun_at").toInstant(),
                new TeammateId(row.getObject("begun_by", UUID.class)),
                row.getInt("step"));
    }

    /** @return false when there is one */
    boolean begin(TenantId tenant, TeammateId by, Instant now) {
        return jdbc.sql("""
                        INSERT INTO demo (tenant_id, state, begun_at, begun_by, not_before)
                        VALUES (:tenant, 'loading', :now, :by, :now) ON CONFLICT DO NOTHING""")
                        .param("tenant", tenant.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by.value())
                        .update()
                == 1;
    }

    /** Whoever was loading it stops. @return false when there is none, or it is being removed */
    boolean remove(TenantId tenant, Instant now) {
        return jdbc.sql("""
                        UPDATE demo SET state = 'removing', step = 0, not_before = :now, stamp = stamp + 1
                        WHERE tenant_id = :tenant AND state <> 'removing'""")
                        .param("tenant", tenant.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void advance(TenantId tenant, int step, Instant leasedUntil) {
        jdbc.sql("UPDATE demo SET step = :step, not_before = :until WHERE tenant_id = :tenant")
                .param("step", step)
                .param("until", leasedUntil.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .update();
    }

    void loaded(TenantId tenant) {
        jdbc.sql("UPDATE demo SET state = 'loaded', not_before = NULL WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
    }

    void delete(TenantId tenant) {
        jdbc.sql("DELETE FROM demo_row WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        jdbc.sql("DELETE FROM demo WHERE tenant_id = ?").param(tenant.value()).update();
    }
}
