package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code message_alias}. Every method joins the tenant's open transaction. */
@Repository
class AliasRepository {
    private final JdbcClient jdbc;
    private final MessageKeys keys;

    AliasRepository(JdbcClient tenantJdbc, MessageKeys keys) {
        this.jdbc = tenantJdbc;
        this.keys = keys;
    }

    void add(TenantId tenant, List<NewMessage> messages) {
        messages.stream()
                .filter(message -> !message.aliases().isEmpty())
                .forEach(message -> add(tenant, message.channel(), message.id(), message.aliases()));
    }

    void add(TenantId tenant, ChannelId channel, MessageId message, List<String> aliases) {
        jdbc.sql("""
                        INSERT INTO message_alias (tenant_id, alias, message_id)
                        SELECT :tenant, alias, :message FROM unnest(:aliases::bytea[]) AS x (alias)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("message", message.value())
                .param(
                        "aliases",
                        aliases.stream()
                                .map(alias -> keys.key(tenant, channel, alias))
                                .toArray(byte[][]::new))
                .update();
    }

    Optional<MessageId> find(TenantId tenant, ChannelId channel, String alias) {
        return jdbc.sql("SELECT message_id FROM message_alias WHERE tenant_id = :tenant AND alias = :alias")
                .param("tenant", tenant.value())
                .param("alias", keys.key(tenant, channel, alias))
                .query((row, n) -> new MessageId(row.getObject("message_id", UUID.class)))
                .optional();
    }
}
