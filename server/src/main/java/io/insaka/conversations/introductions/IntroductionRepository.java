package io.insaka.conversations.introductions;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is due of the table {@code introduction}. */
@Repository
class IntroductionRepository {
    private final SystemTransactions system;
    private final JdbcClient jdbc;

    IntroductionRepository(SystemTransactions system, JdbcClient tenantJdbc) {
        this.system = system;
        this.jdbc = tenantJdbc;
    }

    record Due(TenantId tenant, ContactId contact, ChannelId channel, int attempts) {}

    /** Leases what is due, across organisations. */
    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(jdbc -> jdbc.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, contact_id FROM introduction WHERE not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE introduction i SET not_before = :until, attempts = i.attempts + 1
                        FROM due
                        WHERE i.tenant_id = due.tenant_id AND i.contact_id = due.contact_id
                        RETURNING i.tenant_id, i.contact_id, i.channel_id, i.attempts""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getInt("attempts")))
                .list());
    }

    /** Joins the tenant's open transaction. */
    void done(Due due) {
        jdbc.sql("UPDATE introduction SET not_before = NULL WHERE tenant_id = :tenant AND contact_id = :contact")
                .param("tenant", due.tenant().value())
                .param("contact", due.contact().value())
                .update();
    }

    /** Joins the tenant's open transaction. @param counted whether the try says something about the person */
    void later(Due due, Instant at, boolean counted) {
        jdbc.sql("""
                        UPDATE introduction SET not_before = :at, attempts = attempts - CASE WHEN :counted THEN 0 ELSE 1 END
                        WHERE tenant_id = :tenant AND contact_id = :contact""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("counted", counted)
                .param("tenant", due.tenant().value())
                .param("contact", due.contact().value())
                .update();
    }
}
