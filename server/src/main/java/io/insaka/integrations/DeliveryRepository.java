package io.insaka.integrations;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code webhook_delivery}; triggers write its rows. Joins the tenant's open transaction. */
@Repository
class DeliveryRepository {
    private static final int PURGED_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;

    DeliveryRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
    }

    /** What is due and first in its lane: nothing that was written down before it waits there. */
    List<Delivery> heads(TenantId tenant, UUID webhook, Instant now, int most) {
        return jdbc.sql("""
                        SELECT * FROM webhook_delivery d
                        WHERE d.tenant_id = :tenant AND d.webhook_id = :webhook
                        AND d.state = 'waiting' AND d.not_before <= :now
                        AND NOT EXISTS (
                            SELECT FROM webhook_delivery e
                            WHERE e.tenant_id = d.tenant_id AND e.webhook_id = d.webhook_id AND e.lane = d.lane
                            AND e.state = 'waiting' AND e.seq < d.seq)
                        ORDER BY d.not_before LIMIT :most""")
                .param("tenant", tenant.value())
                .param("webhook", webhook)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> delivery(tenant, row))
                .list();
    }

    /** A delivery that no event caused, and that is not tried again. */
    void insertPing(TenantId tenant, UUID webhook, UUID id, UUID event, Instant now) {
        jdbc.sql("""
                        INSERT INTO webhook_delivery
                            (tenant_id, id, webhook_id, event_id, lane, type, facts, happened_at, since, state, not_before)
                        VALUES (:tenant, :id, :webhook, :event, :id, :type, '{}', :now, :now, 'failed', :now)""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("webhook", webhook)
                .param("event", event)
                .param("type", EventType.PING)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Before it is sent for the first time: sent again it is the same to the byte. */
    void write(TenantId tenant, UUID id, String body) {
        jdbc.sql("UPDATE webhook_delivery SET body = :body WHERE tenant_id = :tenant AND id = :id AND body IS NULL")
                .param("body", sealed(tenant, body))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void attempted(TenantId tenant, UUID id, Delivery.State state, Attempt attempt, Instant now, Instant next) {
        String answer = attempt.answer();
        jdbc.sql("""
                        UPDATE webhook_delivery SET state = :state, attempts = attempts + 1, attempted_at = :now,
                            not_before = :next, status = :status::integer, problem = :problem::text,
                            answer = :answer::bytea, took_millis = :millis
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("state", state.wire())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("status", attempt.status())
                .param("problem", attempt.problem())
                .param("answer", answer == null ? null : sealed(tenant, answer))
                .param("millis", attempt.millis())
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** What waits is due at once. */
    void hurry(TenantId tenant, UUID webhook, Instant now) {
        jdbc.sql("""
                        UPDATE webhook_delivery SET not_before = :now
                        WHERE tenant_id = :tenant AND webhook_id = :webhook AND state = 'waiting'""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("webhook", webhook)
                .update();
    }

    boolean replay(TenantId tenant, UUID webhook, UUID id, Instant now) {
        return jdbc.sql("""
                                UPDATE webhook_delivery SET state = 'waiting', attempts = 0, since = :now, not_before = :now
                                WHERE tenant_id = :tenant AND webhook_id = :webhook AND id = :id""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("tenant", tenant.value())
                        .param("webhook", webhook)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @return how many */
    int replayFailed(TenantId tenant, UUID webhook, Instant since, Instant now) {
        return jdbc.sql("""
                        UPDATE webhook_delivery SET state = 'waiting', attempts = 0, since = :now, not_before = :now
                        WHERE tenant_id = :tenant AND webhook_id = :webhook AND state = 'failed' AND type <> 'ping'
                        AND happened_at >= :from""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("from", since.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("webhook", webhook)
                .update();
    }

    void deleteOf(TenantId tenant, UUID webhook) {
        jdbc.sql("DELETE FROM webhook_delivery WHERE tenant_id = :tenant AND webhook_id = :webhook")
                .param("tenant", tenant.value())
                .param("webhook", webhook)
                .update();
    }

    /** The latest first. */
    List<Delivery> page(
            TenantId tenant, UUID webhook, Delivery.@Nullable State state, @Nullable Long before, int most) {
        return jdbc.sql("""
                        SELECT * FROM webhook_delivery
                        WHERE tenant_id = :tenant AND webhook_id = :webhook AND seq < :before
                        AND (:state::text IS NULL OR state = :state::text)
                        ORDER BY seq DESC LIMIT :most""")
                .param("tenant", tenant.value())
                .param("webhook", webhook)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("state", state == null ? null : state.wire())
                .param("most", most)
                .query((row, n) -> delivery(tenant, row))
                .list();
    }

    Optional<Delivery> find(TenantId tenant, UUID webhook, UUID id) {
        return jdbc.sql(
                        "SELECT * FROM webhook_delivery WHERE tenant_id = :tenant AND webhook_id = :webhook AND id = :id")
                .param("tenant", tenant.value())
                .param("webhook", webhook)
                .param("id", id)
                .query((row, n) -> delivery(tenant, row))
                .optional();
    }

    /** Of all organisations. @return false when there is more of it */
    boolean purge(Instant before) {
        return system.call(jdbc -> jdbc.sql("""
                        DELETE FROM webhook_delivery WHERE ctid IN (
                            SELECT ctid FROM webhook_delivery WHERE happened_at < :before LIMIT :most)""")
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .param("most", PURGED_AT_ONCE)
                        .update())
                < PURGED_AT_ONCE;
    }

    private Delivery delivery(TenantId tenant, ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        byte[] answer = row.getBytes("answer");
        Timestamp attempted = row.getTimestamp("attempted_at");
        var attempt = new Attempt(
                row.getObject("status", Integer.class),
                row.getString("problem"),
                answer == null ? null : opened(tenant, answer),
                row.getInt("took_millis"),
                null);
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                row.getLong("seq"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("facts"),
                row.getTimestamp("happened_at").toInstant(),
                row.getTimestamp("since").toInstant(),
                Delivery.State.of(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("not_before").toInstant(),
                body == null ? null : opened(tenant, body),
                attempted == null ? null : new Delivery.Latest(attempted.toInstant(), attempt));
    }

    private byte[] sealed(TenantId tenant, String plain) {
        return vault.sealText(tenant, Purpose.WEBHOOK_DELIVERY, plain);
    }

    private String opened(TenantId tenant, byte[] sealed) {
        return vault.openText(tenant, Purpose.WEBHOOK_DELIVERY, sealed);
    }
}
