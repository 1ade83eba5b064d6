package io.insaka.conversations;

import static io.insaka.conversations.ThreadRepository.column;

import io.insaka.channels.spi.Content;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes which files are still with the provider; {@code attachments} fetches them. Joins the tenant's transaction. */
@Repository
class AttachmentRepository {
    private final JdbcClient jdbc;

    AttachmentRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    void request(TenantId tenant, List<NewMessage> messages, Instant now) {
        List<NewMessage> withFile = messages.stream()
                .filter(message -> message.body().content() instanceof Content.Media file && file.reference() != null)
                .toList();
        if (withFile.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO attachment_fetch (tenant_id, message_id, channel_id, not_before)
                        SELECT :tenant, message, channel, :now FROM unnest(:messages::uuid[], :channels::uuid[])
                            AS x (message, channel)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("messages", column(withFile, UUID[]::new, m -> m.id().value()))
                .param(
                        "channels",
                        column(withFile, UUID[]::new, m -> m.channel().value()))
                .update();
    }
}
