package io.insaka.conversations;

import static io.insaka.conversations.ThreadRepository.column;

import io.insaka.channels.Channels;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.Holding;
import io.insaka.contacts.ContactsChanged;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Notes which providers that show the conversation to people of their own have to be told how it stands now;
 * {@code mirroring} tells them. Joins the tenant's transaction.
 */
@Repository
class MirrorRepository {
    private final JdbcClient jdbc;
    private final Channels channels;
    private final Clock clock;

    MirrorRepository(JdbcClient tenantJdbc, Channels channels, Clock clock) {
        this.jdbc = tenantJdbc;
        this.channels = channels;
        this.clock = clock;
    }

    /** The number tells a change that came while the one before was being told. */
    void request(TenantId tenant, List<Conversation> conversations, Instant now) {
        List<Conversation> mirrored = conversations.stream()
                .filter(conversation -> channels.find(tenant, conversation.channel())
                        .flatMap(account -> channels.findAdapter(account.kind()))
                        .filter(Channel::mirrors)
                        .isPresent())
                .toList();
        if (mirrored.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO mirror_request AS m (tenant_id, conversation_id, channel_id, hands, due_at)
                        SELECT :tenant, conversation, channel, true, :now FROM unnest(:conversations::uuid[], :channels::uuid[])
                            AS x (conversation, channel)
                        ON CONFLICT (tenant_id, conversation_id) DO UPDATE
                            SET number = m.number + 1, hands = true, attempts = 0, due_at = :now""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("conversations", column(mirrored, UUID[]::new, c -> c.id().value()))
                .param(
                        "channels",
                        column(mirrored, UUID[]::new, c -> c.channel().value()))
                .update();
    }

    /** What is known of these people changed: who has their conversations stays as it was told. */
    @EventListener
    void request(ContactsChanged changed) {
        UUID[] mirrored = channels.all().stream()
                .filter(account -> account.tenant().equals(changed.tenant()))
                .filter(account -> channels.findAdapter(account.kind())
                        .filter(Channel::mirrors)
                        .isPresent())
                .map(account -> account.id().value())
                .toArray(UUID[]::new);
        if (mirrored.length == 0) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO mirror_request AS m (tenant_id, conversation_id, channel_id, hands, due_at)
                        SELECT c.tenant_id, c.id, c.channel_id, false, :now FROM conversation c
                        WHERE c.tenant_id = :tenant AND c.contact_id = ANY(:contacts) AND c.channel_id = ANY(:channels)
                        ON CONFLICT (tenant_id, conversation_id) DO UPDATE
                            SET number = m.number + 1, attempts = 0, due_at = :now""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("tenant", changed.tenant().value())
                .param(
                        "contacts",
                        changed.contacts().stream().map(ContactId::value).toArray(UUID[]::new))
                .param("channels", mirrored)
                .update();
    }

    void telling(TenantId tenant, ConversationId conversation, Holding holding, Instant now) {
        jdbc.sql("""
                        INSERT INTO mirror_told (tenant_id, conversation_id, holding, told_at)
                        VALUES (:tenant, :conversation, :holding, :now)
                        ON CONFLICT (tenant_id, conversation_id, holding) DO UPDATE SET told_at = :now""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("holding", holding.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean wasTold(TenantId tenant, ConversationId conversation, Holding holding, Instant since) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM mirror_told
                                       WHERE tenant_id = :tenant AND conversation_id = :conversation
                                         AND holding = :holding AND told_at > :since)""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("holding", holding.name())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
