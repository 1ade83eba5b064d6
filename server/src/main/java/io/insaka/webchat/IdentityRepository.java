package io.insaka.webchat;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code chat_identity}. Joins the tenant's open transaction. */
@Repository
class IdentityRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    IdentityRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    Optional<UUID> find(TenantId tenant, ChannelId channel, String user) {
        return jdbc.sql("""
                        SELECT visitor_id FROM chat_identity
                        WHERE tenant_id = :tenant AND channel_id = :channel AND external = :external""")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("external", blind(tenant, channel, user))
                .query(UUID.class)
                .optional();
    }

    /** False when the user, or the visitor, is taken already. */
    boolean add(TenantId tenant, ChannelId channel, String user, UUID visitor, Instant now) {
        return jdbc.sql("""
                        INSERT INTO chat_identity (tenant_id, channel_id, external, visitor_id, created_at)
                        VALUES (:tenant, :channel, :external, :visitor, :now) ON CONFLICT DO NOTHING""")
                        .param("tenant", tenant.value())
                        .param("channel", channel.value())
                        .param("external", blind(tenant, channel, user))
                        .param("visitor", visitor)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private byte[] blind(TenantId tenant, ChannelId channel, String user) {
        return vault.blind(tenant, Purpose.CHAT_IDENTITY, channel + ":" + user);
    }
}
