package io.insaka.notices;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.push.Subscription;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code notice_device}: a browser is found by a blind index of its address at the push service. Joins the tenant's open transaction. */
@Repository
class DeviceRepository {
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    DeviceRepository(JdbcClient tenantJdbc, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
        this.json = json;
    }

    /** @param toldAt when a push service took something for it last */
    record Device(
            UUID id,
            String label,
            Instant createdAt,
            @Nullable Instant toldAt) {}

    UUID id(TenantId tenant, String endpoint) {
        ByteBuffer blind = ByteBuffer.wrap(vault.blind(tenant, Purpose.NOTICE_DEVICE, endpoint));
        return new UUID(blind.getLong(), blind.getLong());
    }

    /** Whoever uses the browser now has it; somebody's oldest make room. */
    UUID save(TenantId tenant, TeammateId teammate, String label, Subscription subscription, Instant now) {
        UUID id = id(tenant, subscription.endpoint());
        // What waits for whoever used it before is not for the new one's eyes.
        jdbc.sql("DELETE FROM notice_device WHERE tenant_id = ? AND id = ? AND teammate_id <> ?")
                .param(tenant.value())
                .param(id)
                .param(teammate.value())
                .update();
        jdbc.sql("""
                        INSERT INTO notice_device (tenant_id, id, teammate_id, label, subscription, created_at)
                        VALUES (:tenant, :id, :teammate, :label, :subscription, :now)
                        ON CONFLICT (tenant_id, id) DO UPDATE
                            SET teammate_id = :teammate, label = :label, subscription = :subscription""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("teammate", teammate.value())
                .param("label", label)
                .param("subscription", vault.seal(tenant, Purpose.NOTICE_DEVICE, json.writeValueAsBytes(subscription)))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        DELETE FROM notice_device WHERE tenant_id = :tenant AND id IN (
                            SELECT id FROM notice_device WHERE tenant_id = :tenant AND teammate_id = :teammate
                            ORDER BY created_at DESC, id OFFSET :most)""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("most", MOST)
                .update();
        return id;
    }

    List<Device> of(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("""
                        SELECT id, label, created_at, told_at FROM notice_device
                        WHERE tenant_id = :tenant AND teammate_id = :teammate ORDER BY created_at DESC, id""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .query((row, n) -> new Device(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("told_at") == null
                                ? null
                                : row.getTimestamp("told_at").toInstant()))
                .list();
    }

    boolean drop(TenantId tenant, TeammateId teammate, UUID id) {
        return jdbc.sql("DELETE FROM notice_device WHERE tenant_id = ? AND teammate_id = ? AND id = ?")
                        .param(tenant.value())
                        .param(teammate.value())
                        .param(id)
                        .update()
                > 0;
    }

    /** The browser has ended its subscription. */
    void gone(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM notice_device WHERE tenant_id = ? AND id = ?")
                .param(tenant.value())
                .param(id)
                .update();
    }

    void told(TenantId tenant, UUID id, Instant now) {
        jdbc.sql("UPDATE notice_device SET told_at = ? WHERE tenant_id = ? AND id = ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(tenant.value())
                .param(id)
                .update();
    }

    void forget(TenantId tenant, TeammateId teammate) {
        jdbc.sql("DELETE FROM notice_device WHERE tenant_id = ? AND teammate_id = ?")
                .param(tenant.value())
                .param(teammate.value())
                .update();
    }
}
