package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes whose name is still with the provider; {@code introductions} asks for it. Joins the tenant's transaction. */
@Repository
class NewcomerRepository {
    private final JdbcClient jdbc;

    NewcomerRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    void ask(TenantId tenant, Map<ContactId, ChannelId> nameless, Instant now) {
        List<Map.Entry<ContactId, ChannelId>> all = List.copyOf(nameless.entrySet());
        jdbc.sql("""
                        INSERT INTO introduction (tenant_id, contact_id, channel_id, not_before)
                        SELECT :tenant, contact, channel, :now FROM unnest(:contacts::uuid[], :channels::uuid[])
                            AS x (contact, channel)
                        ORDER BY contact
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("contacts", all.stream().map(one -> one.getKey().value()).toArray(UUID[]::new))
                .param(
                        "channels",
                        all.stream().map(one -> one.getValue().value()).toArray(UUID[]::new))
                .update();
    }
}
