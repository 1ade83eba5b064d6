package io.insaka.conversations.attachments;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FetchRepository {
    private final SystemTransactions system;
    private final JdbcClient jdbc;

    FetchRepository(SystemTransactions system, JdbcClient tenantJdbc) {
        this.system = system;
        this.jdbc = tenantJdbc;
    }

    record Due(TenantId tenant, MessageId message, ChannelId channel, long place, int attempts) {}

    /** Leases what is due, across organisations. */
    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(jdbc -> jdbc.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, message_id, place FROM attachment_fetch WHERE not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE attachment_fetch f SET not_before = :until, attempts = f.attempts + 1
                        FROM due
                        WHERE f.tenant_id = due.tenant_id AND f.message_id = due.message_id AND f.place = due.place
                        RETURNING f.tenant_id, f.message_id, f.channel_id, f.place, f.attempts""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new MessageId(row.getObject("message_id", UUID.class)),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getLong("place"),
                        row.getInt("attempts")))
                .list());
    }

    /** Joins the tenant's open transaction. */
    void later(Due due, Instant at) {
        jdbc.sql("""
                        UPDATE attachment_fetch SET not_before = :at
                        WHERE tenant_id = :tenant AND message_id = :message AND place = :place""")
                .param("place", due.place())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", due.tenant().value())
                .param("message", due.message().value())
                .update();
    }

    /** As {@link #later}, for a try that says nothing about the file. Joins the tenant's open transaction. */
    void laterUncounted(Due due, Instant at) {
        later(due, at);
        jdbc.sql(
                        "UPDATE attachment_fetch SET attempts = attempts - 1 WHERE tenant_id = ? AND message_id = ? AND place = ?")
                .params(due.tenant().value(), due.message().value(), due.place())
                .update();
    }

    /** Joins the tenant's open transaction. */
    void done(Due due) {
        jdbc.sql("DELETE FROM attachment_fetch WHERE tenant_id = :tenant AND message_id = :message AND place = :place")
                .param("place", due.place())
                .param("tenant", due.tenant().value())
                .param("message", due.message().value())
                .update();
    }
}
