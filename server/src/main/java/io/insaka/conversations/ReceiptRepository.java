package io.insaka.conversations;

import static io.insaka.conversations.ThreadRepository.column;

import io.insaka.channels.spi.ProviderError;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the messages receipts are about and moves them forward. Joins the tenant's open transaction. */
@Repository
class ReceiptRepository {
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final JdbcClient jdbc;
    private final MessageKeys keys;

    ReceiptRepository(JdbcClient tenantJdbc, MessageKeys keys) {
        this.jdbc = tenantJdbc;
        this.keys = keys;
    }

    /** @param refused whether it was the provider who cancelled it */
    record Target(
            UUID message,
            ConversationId conversation,
            MessageStatus status,
            boolean named,
            boolean byBot,
            boolean refused) {}

    /** Where a message goes; {@code latest} carries the error and the provider's id. */
    record Advance(Target target, MessageStatus status, Receipts.Arrived latest, boolean moved) {
        Advance by(Receipts.Arrived next, MessageStatus reached) {
            return reached == status ? this : new Advance(target, reached, next, true);
        }

        boolean changed() {
            return moved || !target.named();
        }
    }

    private record Hit(int n, Target target) {}

    /** By our own reference first, else by the provider's id; locked in one order. */
    Map<Integer, Target> lock(TenantId tenant, List<Receipts.Arrived> arrived) {
        List<Integer> numbers = new ArrayList<>();
        for (int n = 0; n < arrived.size(); n++) {
            numbers.add(n);
        }
        List<Hit> hits = jdbc.sql("""
                        WITH x AS (
                            SELECT * FROM unnest(:numbers::int[], :references::uuid[], :keys::bytea[]) AS x (n, reference, key)
                        ), hit AS (
                            SELECT x.n, m.id FROM x JOIN message m ON m.tenant_id = :tenant AND m.id = x.reference
                          UNION ALL
                            SELECT x.n, m.id FROM x JOIN message m ON m.tenant_id = :tenant AND m.provider_key = x.key
                            WHERE x.reference IS NULL
                        )
                        SELECT hit.n, m.id, m.conversation_id, m.status, m.provider_key IS NOT NULL AS named,
                            m.author <> 'teammate' AS by_bot, m.error_code IS NOT NULL AS refused
                        FROM hit JOIN message m ON m.tenant_id = :tenant AND m.id = hit.id
                        WHERE m.direction = 'outbound'
                        ORDER BY m.id, hit.n FOR UPDATE OF m""")
                .param("numbers", numbers.toArray(Integer[]::new))
                .param(
                        "references",
                        column(arrived, UUID[]::new, a -> reference(a.receipt().correlation())))
                .param(
                        "keys",
                        column(
                                arrived,
                                byte[][]::new,
                                a -> keys.key(tenant, a.channel(), a.receipt().providerId())))
                .param("tenant", tenant.value())
                .query((row, i) -> new Hit(
                        row.getInt("n"),
                        new Target(
                                row.getObject("id", UUID.class),
                                new ConversationId(row.getObject("conversation_id", UUID.class)),
                                MessageStatus.of(row.getString("status")),
                                row.getBoolean("named"),
                                row.getBoolean("by_bot"),
                                row.getBoolean("refused"))))
                .list();
        Map<Integer, Target> targets = new HashMap<>();
        hits.forEach(hit -> targets.put(hit.n(), hit.target()));
        return targets;
    }

    /** A message that the provider has taken. */
    record Sent(UUID id, ConversationId conversation, MessageStatus status) {}

    /** The latest only: whoever reads has not a thousand messages before them that they had not read. */
    List<Sent> lockSent(TenantId tenant, ChannelId channel, ContactId contact, Instant until) {
        return jdbc.sql("""
                        SELECT m.id, m.conversation_id, m.status FROM message m
                        WHERE m.tenant_id = :tenant AND m.id IN (
                            SELECT s.id FROM conversation c
                            JOIN message s ON s.tenant_id = c.tenant_id AND s.conversation_id = c.id
                            WHERE c.tenant_id = :tenant AND c.channel_id = :channel AND c.contact_id = :contact
                              AND s.direction = 'outbound' AND s.status IN ('sent', 'delivered', 'read')
                              AND s.created_at <= :until
                            ORDER BY s.position DESC LIMIT 200)
                        ORDER BY m.id FOR UPDATE""")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("contact", contact.value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Sent(
                        row.getObject("id", UUID.class),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        MessageStatus.of(row.getString("status"))))
                .list();
    }

    void move(TenantId tenant, List<Sent> messages, MessageStatus status) {
        jdbc.sql("UPDATE message SET status = :status WHERE tenant_id = :tenant AND id = ANY(:ids)")
                .param("status", status.wire())
                .param("tenant", tenant.value())
                .param("ids", column(messages, UUID[]::new, Sent::id))
                .update();
    }

    List<ConversationId> reach(TenantId tenant, ChannelId channel, ContactId contact, boolean open) {
        return jdbc.sql("""
                        UPDATE conversation SET unreachable_since = CASE WHEN :open THEN NULL ELSE now() END
                        WHERE tenant_id = :tenant AND channel_id = :channel AND contact_id = :contact
                          AND (unreachable_since IS NULL) <> :open
                        RETURNING id""")
                .param("open", open)
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("contact", contact.value())
                .query((row, n) -> new ConversationId(row.getObject("id", UUID.class)))
                .list();
    }

    private static @Nullable UUID reference(@Nullable String correlation) {
        return correlation != null && OURS.matcher(correlation).matches() ? UUID.fromString(correlation) : null;
    }

    void write(TenantId tenant, List<Advance> advances) {
        jdbc.sql("""
                        UPDATE message m SET status = x.status,
                            error_code = CASE WHEN x.status IN ('failed', 'cancelled') THEN coalesce(x.code, m.error_code) END,
                            error_text = CASE WHEN x.status IN ('failed', 'cancelled') THEN coalesce(x.text, m.error_text) END,
                            provider_key = coalesce(m.provider_key, x.key),
                            provider_id = coalesce(m.provider_id, x.provider_id)
                        FROM unnest(:ids::uuid[], :statuses::text[], :codes::text[], :texts::text[], :keys::bytea[],
                            :providerIds::bytea[]) AS x (id, status, code, text, key, provider_id)
                        WHERE m.tenant_id = :tenant AND m.id = x.id""")
                .param("ids", column(advances, UUID[]::new, a -> a.target().message()))
                .param(
                        "statuses",
                        column(advances, String[]::new, a -> a.status().wire()))
                .param(
                        "codes",
                        column(
                                advances,
                                String[]::new,
                                a -> error(a).map(ProviderError::code).orElse(null)))
                .param(
                        "texts",
                        column(
                                advances,
                                String[]::new,
                                a -> error(a).map(ProviderError::text).orElse(null)))
                .param("keys", column(advances, byte[][]::new, a -> key(tenant, a)))
                .param(
                        "providerIds",
                        column(
                                advances,
                                byte[][]::new,
                                a -> keys.seal(tenant, a.latest().receipt().providerId())))
                .param("tenant", tenant.value())
                .update();
        List<Advance> failed = advances.stream()
                .filter(a -> a.status() == MessageStatus.FAILED)
                .toList();
        arrived(
                tenant,
                advances.stream()
                        .filter(a -> a.status() != MessageStatus.FAILED)
                        .toList());
        if (!failed.isEmpty()) {
            dead(tenant, failed);
        }
    }

    private byte[] key(TenantId tenant, Advance advance) {
        return keys.key(
                tenant, advance.latest().channel(), advance.latest().receipt().providerId());
    }

    private static Optional<ProviderError> error(Advance advance) {
        return advance.status() == MessageStatus.FAILED || advance.status() == MessageStatus.CANCELLED
                ? Optional.ofNullable(advance.latest().receipt().error())
                : Optional.empty();
    }

    /** The provider has it: an attempt nobody knew the outcome of is settled, and never repeated. */
    private void arrived(TenantId tenant, List<Advance> advances) {
        if (!advances.isEmpty()) {
            jdbc.sql("DELETE FROM outbox WHERE tenant_id = :tenant AND message_id = ANY(:ids)")
                    .param("tenant", tenant.value())
                    .param("ids", column(advances, UUID[]::new, a -> a.target().message()))
                    .update();
        }
    }

    /** Accepted first and failed later: a dead letter like any other, which an operator may resend. */
    private void dead(TenantId tenant, List<Advance> advances) {
        jdbc.sql("""
                        INSERT INTO outbox (tenant_id, message_id, shard, conversation_id, channel_id, author, bulk, state,
                            attempts, attempted_at, error_code, error_text, created_at)
                        SELECT m.tenant_id, m.id, c.shard, c.id, c.channel_id, m.author, m.author = 'mailing', 'dead', 1, now(),
                            coalesce(m.error_code, 'failed'), coalesce(m.error_text, 'The provider gave no reason.'), now()
                        FROM message m JOIN conversation c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
                        WHERE m.tenant_id = :tenant AND m.id = ANY(:ids)
                        ON CONFLICT (tenant_id, message_id) DO UPDATE SET state = 'dead', attempted_at = now(),
                            error_code = excluded.error_code, error_text = excluded.error_text""")
                .param("tenant", tenant.value())
                .param("ids", column(advances, UUID[]::new, a -> a.target().message()))
                .update();
    }
}
