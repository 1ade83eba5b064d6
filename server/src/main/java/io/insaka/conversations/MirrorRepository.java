package io.insaka.conversations;

import static io.insaka.conversations.ThreadRepository.column;

import io.insaka.channels.Channels;
import io.insaka.channels.spi.Channel;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Notes which providers that show the conversation to people of their own have to be told who has it now;
 * {@code mirroring} tells them. Joins the tenant's transaction.
 */
@Repository
class MirrorRepository {
    private final JdbcClient jdbc;
    private final Channels channels;

    MirrorRepository(JdbcClient tenantJdbc, Channels channels) {
        this.jdbc = tenantJdbc;
        this.channels = channels;
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
                        INSERT INTO mirror_request AS m (tenant_id, conversation_id, channel_id, due_at)
                        SELECT :tenant, conversation, channel, :now FROM unnest(:conversations::uuid[], :channels::uuid[])
                            AS x (conversation, channel)
                        ON CONFLICT (tenant_id, conversation_id) DO UPDATE
                            SET number = m.number + 1, attempts = 0, due_at = :now""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("conversations", column(mirrored, UUID[]::new, c -> c.id().value()))
                .param(
                        "channels",
                        column(mirrored, UUID[]::new, c -> c.channel().value()))
                .update();
    }
}
