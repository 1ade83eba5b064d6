package io.insaka.conversations.delivery;

import io.insaka.conversations.MessageKeys;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes what tries came to. Joins the tenant's open transaction. A commit whose answer was lost is written again: the
 * number of the claim keeps the repetition from touching a letter that was claimed anew in between.
 */
@Repository
class OutcomeRepository {
    private final JdbcClient jdbc;
    private final MessageKeys keys;

    OutcomeRepository(JdbcClient tenantJdbc, MessageKeys keys) {
        this.jdbc = tenantJdbc;
        this.keys = keys;
    }

    /** A receipt may have been quicker: then only what is missing is filled in. */
    void sent(TenantId tenant, List<Result.Sent> sent) {
        jdbc.sql("""
                        WITH x AS MATERIALIZED (
                            SELECT x.* FROM unnest(:ids::uuid[], :keys::bytea[], :providerIds::bytea[])
                                AS x (id, key, provider_id)
                            JOIN message m ON m.tenant_id = :tenant AND m.id = x.id ORDER BY m.id FOR UPDATE OF m
                        ), gone AS (
                            DELETE FROM outbox o USING x WHERE o.tenant_id = :tenant AND o.message_id = x.id
                                AND NOT o.dead
                        ), reached AS (
                            UPDATE conversation SET unreachable_since = NULL
                            WHERE tenant_id = :tenant AND unreachable_since IS NOT NULL AND id = ANY(:conversations::uuid[])
                        )
                        UPDATE message m SET status = CASE WHEN m.status IN ('queued', 'cancelled') THEN 'sent' ELSE m.status END,
                            provider_key = coalesce(m.provider_key, x.key),
                            provider_id = coalesce(m.provider_id, x.provider_id)
                        FROM x WHERE m.tenant_id = :tenant AND m.id = x.id""")
                .param("tenant", tenant.value())
                .param(
                        "conversations",
                        sent.stream().map(s -> s.row().conversation().value()).toArray(UUID[]::new))
                .param("ids", sent.stream().map(s -> s.row().message().value()).toArray(UUID[]::new))
                .param(
                        "keys",
                        sent.stream()
                                .map(s -> keys.key(tenant, s.row().channel(), s.providerId()))
                                .toArray(byte[][]::new))
                .param(
                        "providerIds",
                        sent.stream()
                                .map(s -> keys.seal(tenant, s.providerId()))
                                .toArray(byte[][]::new))
                .update();
    }

    /** The message counts as under way until the word comes that it arrived. */
    void handed(TenantId tenant, Result.Handed handed) {
        jdbc.sql("""
                        UPDATE outbox SET state = 'handed', not_before = :until, error_code = NULL, error_text = NULL
                        WHERE tenant_id = :tenant AND message_id = :id AND state = 'sending' AND claim = :claim""")
                .param("until", handed.until().atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("id", handed.row().message().value())
                .param("claim", handed.row().claim())
                .update();
    }

    void dead(TenantId tenant, Result.Dead dead) {
        jdbc.sql("""
                        WITH kept AS (
                            UPDATE outbox SET state = 'dead', error_code = :code, error_text = :text, attempted_at = now()
                            WHERE tenant_id = :tenant AND message_id = :id AND state = 'sending' AND claim = :claim
                            RETURNING message_id
                        )
                        UPDATE message SET status = 'failed', error_code = :code, error_text = :text
                        WHERE tenant_id = :tenant AND id IN (SELECT message_id FROM kept) AND status = 'queued'""")
                .param("code", dead.error().code())
                .param("text", dead.error().text())
                .param("tenant", tenant.value())
                .param("id", dead.row().message().value())
                .param("claim", dead.row().claim())
                .update();
    }

    void unwanted(TenantId tenant, Result.Unwanted unwanted) {
        jdbc.sql("""
                        WITH gone AS (
                            DELETE FROM outbox
                            WHERE tenant_id = :tenant AND message_id = :id AND state = 'sending' AND claim = :claim
                            RETURNING message_id
                        )
                        UPDATE message SET status = 'cancelled', error_code = :code, error_text = :text
                        WHERE tenant_id = :tenant AND id IN (SELECT message_id FROM gone)
                            AND status IN ('queued', 'cancelled')""")
                .param("code", unwanted.error().code())
                .param("text", unwanted.error().text())
                .param("tenant", tenant.value())
                .param("id", unwanted.row().message().value())
                .param("claim", unwanted.row().claim())
                .update();
    }

    void unreachable(TenantId tenant, ConversationId conversation, Instant at) {
        jdbc.sql("""
                        UPDATE conversation SET unreachable_since = :at
                        WHERE tenant_id = :tenant AND id = :id AND unreachable_since IS NULL""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("id", conversation.value())
                .update();
    }

    Optional<ContactId> contact(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("SELECT contact_id FROM conversation WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", conversation.value())
                .query((row, n) -> new ContactId(row.getObject(1, UUID.class)))
                .optional();
    }

    void again(TenantId tenant, Result.Again again) {
        jdbc.sql("""
                        UPDATE outbox SET state = 'queued', not_before = :at, error_code = :code, error_text = :text,
                            attempts = attempts - CASE WHEN :counted THEN 0 ELSE 1 END
                        WHERE tenant_id = :tenant AND message_id = :id AND state = 'sending' AND claim = :claim""")
                .param("at", again.at().atOffset(ZoneOffset.UTC))
                .param("code", again.error().code())
                .param("text", again.error().text())
                .param("counted", again.counted())
                .param("tenant", tenant.value())
                .param("id", again.row().message().value())
                .param("claim", again.row().claim())
                .update();
        cancelIfSuperseded(tenant, again.row().message());
    }

    void unsure(TenantId tenant, Result.Unsure unsure) {
        jdbc.sql("""
                        UPDATE outbox SET state = 'unsure', not_before = :until, error_code = :code, error_text = :text,
                            doubted_at = coalesce(doubted_at, attempted_at)
                        WHERE tenant_id = :tenant AND message_id = :id AND state = 'sending' AND claim = :claim""")
                .param("until", unsure.until().atOffset(ZoneOffset.UTC))
                .param("code", unsure.why().code())
                .param("text", unsure.why().text())
                .param("tenant", tenant.value())
                .param("id", unsure.row().message().value())
                .param("claim", unsure.row().claim())
                .update();
    }

    /** The account was mended: what waited for it goes now. */
    int retryNow(TenantId tenant, ChannelId channel) {
        return jdbc.sql("""
                        UPDATE outbox SET not_before = NULL
                        WHERE tenant_id = :tenant AND channel_id = :channel AND state = 'queued' AND not_before IS NOT NULL""")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .update();
    }

    /** No receipt came: tried again, as if it had never gone out. */
    void retryOverdue(TenantId tenant, MessageId message) {
        jdbc.sql("""
                        UPDATE outbox SET state = 'queued', not_before = NULL
                        WHERE tenant_id = :tenant AND message_id = :id AND state IN ('unsure', 'handed')
                          AND not_before <= now() AND NOT superseded""")
                .param("tenant", tenant.value())
                .param("id", message.value())
                .update();
        cancelIfSuperseded(tenant, message);
    }

    /** A teammate took the conversation meanwhile: what the bot meant to say stays unsaid. */
    private void cancelIfSuperseded(TenantId tenant, MessageId message) {
        jdbc.sql("""
                        WITH gone AS (
                            DELETE FROM outbox WHERE tenant_id = :tenant AND message_id = :id AND superseded
                                AND state IN ('queued', 'unsure', 'handed') RETURNING message_id
                        )
                        UPDATE message SET status = 'cancelled'
                        WHERE tenant_id = :tenant AND id IN (SELECT message_id FROM gone) AND status = 'queued'""")
                .param("tenant", tenant.value())
                .param("id", message.value())
                .update();
    }
}
