package io.insaka.desk;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code canned_reply}. Joins the tenant's open transaction. */
@Repository
class CannedReplyRepository {
    private static final UUID EVERYBODY = new UUID(0, 0);
    private static final String SELECT = "SELECT id, owner, shortcut, text FROM canned_reply WHERE tenant_id = :tenant";

    private final JdbcClient jdbc;

    CannedReplyRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** The teammate's own and everybody's, by shortcut. */
    List<CannedReply> of(TenantId tenant, TeammateId teammate) {
        return jdbc.sql(SELECT + " AND owner IN (:teammate, :everybody) ORDER BY lower(shortcut), id")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("everybody", EVERYBODY)
                .query((row, n) -> reply(row))
                .list();
    }

    Optional<CannedReply> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> reply(row))
                .optional();
    }

    /** False when another one of the same owner has the shortcut. */
    boolean put(TenantId tenant, CannedReply reply, Instant now) {
        boolean taken = jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM canned_reply WHERE tenant_id = :tenant AND owner = :owner
                            AND lower(shortcut) = lower(:shortcut) AND id <> :id)""")
                .param("tenant", tenant.value())
                .param("owner", owner(reply.owner()))
                .param("shortcut", reply.shortcut())
                .param("id", reply.id())
                .query(Boolean.class)
                .single();
        if (taken) {
            return false;
        }
        jdbc.sql("""
                        INSERT INTO canned_reply (tenant_id, id, owner, shortcut, text, created_at)
                        VALUES (:tenant, :id, :owner, :shortcut, :text, :now)
                        ON CONFLICT (tenant_id, id) DO UPDATE SET owner = excluded.owner, shortcut = excluded.shortcut,
                            text = excluded.text""")
                .param("tenant", tenant.value())
                .param("id", reply.id())
                .param("owner", owner(reply.owner()))
                .param("shortcut", reply.shortcut())
                .param("text", reply.text())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    int count(TenantId tenant, @Nullable TeammateId owner) {
        return jdbc.sql("SELECT count(*) FROM canned_reply WHERE tenant_id = :tenant AND owner = :owner")
                .param("tenant", tenant.value())
                .param("owner", owner(owner))
                .query(Integer.class)
                .single();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM canned_reply WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private static UUID owner(@Nullable TeammateId owner) {
        return owner == null ? EVERYBODY : owner.value();
    }

    private static CannedReply reply(ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner", UUID.class);
        return new CannedReply(
                row.getObject("id", UUID.class),
                owner.equals(EVERYBODY) ? null : new TeammateId(owner),
                row.getString("shortcut"),
                row.getString("text"));
    }
}
