package io.insaka.channels;

import io.insaka.channels.HealthRecord.Rejections;
import io.insaka.channels.HealthRecord.Trouble;
import io.insaka.channels.spi.ProviderError;
import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code channel_health}. Joins the tenant's open transaction. */
@Repository
class HealthRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    HealthRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    /** Of all organisations; one row for each account. */
    Map<ChannelId, HealthRecord> everybodys() {
        return system.call(across -> read(across.sql("SELECT * FROM channel_health")));
    }

    Map<ChannelId, HealthRecord> all(TenantId tenant) {
        return read(jdbc.sql("SELECT * FROM channel_health WHERE tenant_id = :tenant")
                .param("tenant", tenant.value()));
    }

    /** As stored, held until the transaction ends: another node adds to it afterwards. Makes the rows that are missing. */
    Map<ChannelId, HealthRecord> hold(TenantId tenant, Collection<ChannelId> channels) {
        UUID[] ids = channels.stream().map(ChannelId::value).sorted().toArray(UUID[]::new);
        jdbc.sql("""
                        INSERT INTO channel_health (tenant_id, channel_id)
                        SELECT tenant_id, id FROM channel WHERE tenant_id = :tenant AND id = ANY (:ids)
                        ON CONFLICT DO NOTHING""").param("tenant", tenant.value()).param("ids", ids).update();
        return read(jdbc.sql("""
                        SELECT * FROM channel_health WHERE tenant_id = :tenant AND channel_id = ANY (:ids)
                        ORDER BY channel_id FOR UPDATE""").param("tenant", tenant.value()).param("ids", ids));
    }

    void save(TenantId tenant, ChannelId channel, HealthRecord seen) {
        ProviderError error = seen.trouble().lastError();
        jdbc.sql("""
                        UPDATE channel_health SET webhook_at = :webhook, handshake_at = :handshake,
                            delivered_at = :delivered, rejected = :rejected, rejected_in_row = :inRow,
                            rejected_since = :rejectedSince, rejected_at = :rejectedAt, failing_since = :failing,
                            error_code = :code, error_text = :text, error_at = :errorAt, astray_since = :astray
                        WHERE tenant_id = :tenant AND channel_id = :channel""")
                .param("webhook", timestamp(seen.webhookAt()))
                .param("handshake", timestamp(seen.handshakeAt()))
                .param("delivered", timestamp(seen.deliveredAt()))
                .param("rejected", seen.rejections().count())
                .param("inRow", seen.rejections().inRow())
                .param("rejectedSince", timestamp(seen.rejections().since()))
                .param("rejectedAt", timestamp(seen.rejections().lastAt()))
                .param("failing", timestamp(seen.trouble().since()))
                .param("code", error == null ? null : error.code())
                .param("text", error == null ? null : error.text())
                .param("errorAt", timestamp(seen.trouble().lastErrorAt()))
                .param("astray", timestamp(seen.door().astray()))
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .update();
    }

    private static Map<ChannelId, HealthRecord> read(JdbcClient.StatementSpec query) {
        Map<ChannelId, HealthRecord> found = new HashMap<>();
        query.query((ResultSet row) -> {
            found.put(new ChannelId(row.getObject("channel_id", UUID.class)), record(row));
        });
        return found;
    }

    private static HealthRecord record(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        return new HealthRecord(
                instant(row, "webhook_at"),
                instant(row, "handshake_at"),
                instant(row, "delivered_at"),
                new Rejections(
                        row.getLong("rejected"),
                        row.getLong("rejected_in_row"),
                        instant(row, "rejected_since"),
                        instant(row, "rejected_at")),
                new Trouble(
                        instant(row, "failing_since"),
                        code == null ? null : new ProviderError(code, row.getString("error_text")),
                        instant(row, "error_at")),
                false,
                false,
                new HealthRecord.Door(false, instant(row, "astray_since")));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
