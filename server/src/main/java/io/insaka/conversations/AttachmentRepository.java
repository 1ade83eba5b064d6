package io.insaka.conversations;

import static io.insaka.conversations.ThreadRepository.column;

import io.insaka.channels.spi.Content;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.MessageId;
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
        List<Wanted> wanted =
                messages.stream().flatMap(message -> wanted(message).stream()).toList();
        if (!wanted.isEmpty()) {
            insert(tenant, wanted, now);
        }
    }

    void request(TenantId tenant, ChannelId channel, MessageId message, long place, Instant now) {
        insert(tenant, List.of(new Wanted(message, channel, place)), now);
    }

    private record Wanted(MessageId message, ChannelId channel, long place) {}

    private static List<Wanted> wanted(NewMessage message) {
        Album album = message.body().album();
        if (album != null) {
            return album.parts().stream()
                    .filter(part -> part.file().reference() != null)
                    .map(part -> new Wanted(message.id(), message.channel(), part.place()))
                    .toList();
        }
        return message.body().content() instanceof Content.Media file && file.reference() != null
                ? List.of(new Wanted(message.id(), message.channel(), 0))
                : List.of();
    }

    private void insert(TenantId tenant, List<Wanted> wanted, Instant now) {
        jdbc.sql("""
                        INSERT INTO attachment_fetch (tenant_id, message_id, channel_id, place, not_before)
                        SELECT :tenant, message, channel, place, :now
                        FROM unnest(:messages::uuid[], :channels::uuid[], :places::bigint[]) AS x (message, channel, place)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("messages", column(wanted, UUID[]::new, w -> w.message().value()))
                .param("channels", column(wanted, UUID[]::new, w -> w.channel().value()))
                .param("places", column(wanted, Long[]::new, Wanted::place))
                .update();
    }
}
