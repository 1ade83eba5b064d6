package io.insaka.notices;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.push.Subscription;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code notice_push}, which a trigger writes. {@link #lease} works across organisations, the rest joins a tenant's transaction. */
@Repository
class PushQueueRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;
    private final JsonMapper json;

    PushQueueRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
        this.json = json;
    }

    /**
     * One notice for one browser, and the right to send it.
     *
     * @param tries with this one; whoever has the newest number may write what became of it
     */
    record Due(TenantId tenant, UUID notice, UUID device, int tries) {}

    /** @param grace what was written just now may be seen in the console first */
    List<Due> lease(Instant now, Duration grace, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, notice_id, device_id FROM notice_push
                              WHERE not_before <= :now AND written_at <= :settled
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE notice_push p SET not_before = :until, tries = p.tries + 1
                        FROM due
                        WHERE p.tenant_id = due.tenant_id AND p.notice_id = due.notice_id AND p.device_id = due.device_id
                        RETURNING p.tenant_id, p.notice_id, p.device_id, p.tries""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("settled", now.minus(grace).atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("notice_id", UUID.class),
                        row.getObject("device_id", UUID.class),
                        row.getInt("tries")))
                .list());
    }

    /**
     * What is to be told, and to which browser.
     *
     * @param begun it was on its way to the push service when whoever sent it stopped
     */
    record Waiting(
            TeammateId teammate,
            Kind kind,
            @Nullable ConversationId conversation,
            boolean seen,
            boolean begun,
            int failures,
            Instant writtenAt,
            Subscription subscription) {}

    /** Empty when another node goes on with it, or it is over. */
    Optional<Waiting> read(Due due) {
        return bound("""
                        SELECT n.teammate_id, n.kind, n.conversation_id, n.seen_at, p.sending_at, p.failures, p.written_at, d.subscription
                        FROM notice_push p
                        JOIN notice n ON n.tenant_id = p.tenant_id AND n.id = p.notice_id
                        JOIN notice_device d ON d.tenant_id = p.tenant_id AND d.id = p.device_id
                        WHERE p.tenant_id = :tenant AND p.notice_id = :notice AND p.device_id = :device
                            AND p.tries = :tries FOR UPDATE OF p""", due)
                .query((row, n) -> new Waiting(
                        new TeammateId(row.getObject("teammate_id", UUID.class)),
                        Kind.of(row.getString("kind")).orElseThrow(),
                        Optional.ofNullable(row.getObject("conversation_id", UUID.class))
                                .map(ConversationId::new)
                                .orElse(null),
                        row.getTimestamp("seen_at") != null,
                        row.getTimestamp("sending_at") != null,
                        row.getInt("failures"),
                        row.getTimestamp("written_at").toInstant(),
                        json.readValue(
                                vault.open(due.tenant(), Purpose.NOTICE_DEVICE, row.getBytes("subscription")),
                                Subscription.class)))
                .optional();
    }

    private JdbcClient.StatementSpec bound(String sql, Due due) {
        return jdbc.sql(sql)
                .param("tenant", due.tenant().value())
                .param("notice", due.notice())
                .param("device", due.device())
                .param("tries", due.tries());
    }

    void sending(Due due, Instant now) {
        bound("""
                        UPDATE notice_push SET sending_at = :now WHERE tenant_id = :tenant AND notice_id = :notice
                            AND device_id = :device AND tries = :tries""", due).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    void over(Due due) {
        bound("""
                        DELETE FROM notice_push WHERE tenant_id = :tenant AND notice_id = :notice
                            AND device_id = :device AND tries = :tries""", due).update();
    }

    /** @param failed whether a push service was asked and did not take it */
    void again(Due due, boolean failed, Instant notBefore) {
        bound("""
                        UPDATE notice_push SET not_before = :at, sending_at = NULL, failures = failures + :failed WHERE tenant_id = :tenant
                            AND notice_id = :notice AND device_id = :device AND tries = :tries""", due)
                .param("failed", failed ? 1 : 0)
                .param("at", notBefore.atOffset(ZoneOffset.UTC))
                .update();
    }
}
