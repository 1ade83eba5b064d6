package io.insaka.webchat;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.push.Subscription;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Owns {@code chat_push}. Joins the tenant's open transaction. */
@Repository
class SubscriptionRepository {
    private static final int MOST_PER_VISITOR = 10;
    private static final int MOST_WITHOUT_THREAD = 200;

    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;
    private final JsonMapper json;

    SubscriptionRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
        this.json = json;
    }

    /** One that this node works on. */
    record Claimed(UUID id, ChannelId channel, UUID visitor, Subscription subscription, long told) {}

    /** Whose thread is not known yet. */
    record Lost(UUID id, ChannelId channel, UUID visitor) {}

    /** The organisations that have some. */
    List<TenantId> tenants() {
        return system.call(jdbc -> jdbc.sql("SELECT DISTINCT tenant_id FROM chat_push")
                .query((row, n) -> new TenantId(row.getObject(1, UUID.class)))
                .list());
    }

    /** A browser has one subscription; whoever uses it now has it. A visitor's oldest make room. */
    void save(Visit visit, @Nullable ConversationId conversation, Subscription subscription, long told, Instant now) {
        TenantId tenant = visit.tenant();
        jdbc.sql("""
                        INSERT INTO chat_push (tenant_id, id, channel_id, visitor_id, conversation_id, subscription, told,
                            created_at)
                        VALUES (:tenant, :id, :channel, :visitor, :conversation, :subscription, :told, :now)
                        ON CONFLICT (tenant_id, id) DO UPDATE SET channel_id = :channel, visitor_id = :visitor,
                            conversation_id = :conversation, subscription = :subscription, told = :told,
                            created_at = :now""")
                .param("tenant", tenant.value())
                .param("id", id(tenant, subscription.endpoint()))
                .param("channel", visit.account().id().value())
                .param("visitor", visit.visitor().id())
                .param("conversation", conversation == null ? null : conversation.value(), java.sql.Types.OTHER)
                .param("subscription", vault.seal(tenant, Purpose.CHAT_PUSH, json.writeValueAsBytes(subscription)))
                .param("told", told)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        DELETE FROM chat_push WHERE tenant_id = :tenant AND id IN (
                            SELECT id FROM chat_push WHERE tenant_id = :tenant AND visitor_id = :visitor
                            ORDER BY created_at DESC OFFSET :most)""")
                .param("tenant", tenant.value())
                .param("visitor", visit.visitor().id())
                .param("most", MOST_PER_VISITOR)
                .update();
    }

    void drop(Visit visit, String endpoint) {
        jdbc.sql("DELETE FROM chat_push WHERE tenant_id = :tenant AND id = :id AND visitor_id = :visitor")
                .param("tenant", visit.tenant().value())
                .param("id", id(visit.tenant(), endpoint))
                .param("visitor", visit.visitor().id())
                .update();
    }

    void drop(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM chat_push WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private UUID id(TenantId tenant, String endpoint) {
        ByteBuffer blind = ByteBuffer.wrap(vault.blind(tenant, Purpose.CHAT_PUSH, endpoint));
        return new UUID(blind.getLong(), blind.getLong());
    }

    List<ConversationId> conversations(TenantId tenant) {
        return jdbc.sql("""
                        SELECT DISTINCT conversation_id FROM chat_push
                        WHERE tenant_id = :tenant AND conversation_id IS NOT NULL""")
                .param("tenant", tenant.value())
                .query((row, n) -> new ConversationId(row.getObject(1, UUID.class)))
                .list();
    }

    List<Lost> withoutThread(TenantId tenant) {
        return jdbc.sql("""
                        SELECT id, channel_id, visitor_id FROM chat_push
                        WHERE tenant_id = :tenant AND conversation_id IS NULL
                        ORDER BY created_at DESC LIMIT :most""")
                .param("tenant", tenant.value())
                .param("most", MOST_WITHOUT_THREAD)
                .query((row, n) -> new Lost(
                        row.getObject("id", UUID.class),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getObject("visitor_id", UUID.class)))
                .list();
    }

    void found(TenantId tenant, UUID id, ConversationId conversation) {
        jdbc.sql("UPDATE chat_push SET conversation_id = :conversation WHERE tenant_id = :tenant AND id = :id")
                .param("conversation", conversation.value())
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    List<UUID> of(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("SELECT id FROM chat_push WHERE tenant_id = :tenant AND conversation_id = :conversation")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query(UUID.class)
                .list();
    }

    /** Empty when another node is at it, or it is gone. */
    Optional<Claimed> claim(TenantId tenant, UUID id, Instant now, Instant until) {
        return jdbc.sql("""
                        UPDATE chat_push SET claimed_until = :until
                        WHERE tenant_id = :tenant AND id = :id AND (claimed_until IS NULL OR claimed_until < :now)
                        RETURNING id, channel_id, visitor_id, subscription, told""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Claimed(
                        row.getObject("id", UUID.class),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getObject("visitor_id", UUID.class),
                        json.readValue(
                                vault.open(tenant, Purpose.CHAT_PUSH, row.getBytes("subscription")),
                                Subscription.class),
                        row.getLong("told")))
                .optional();
    }

    /** Lets it go; the visitor knows up to {@code told}. */
    void release(TenantId tenant, UUID id, long told) {
        jdbc.sql("""
                        UPDATE chat_push SET claimed_until = NULL, told = greatest(told, :told)
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("told", told)
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }
}
