package io.insaka.media;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MediaRepository {
    private static final int SHA256 = 32;

    private final JdbcClient jdbc;
    private final Vault vault;

    MediaRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(TenantId tenant, StoredMedia media, Instant now) {
        jdbc.sql("""
                        INSERT INTO media (tenant_id, id, kind, content_type, size, label, created_at)
                        VALUES (:tenant, :id, :kind, :contentType, :size, :label, :now)
                        """)
                .param("tenant", tenant.value())
                .param("id", media.id().value())
                .param("kind", media.kind().wireName())
                .param("contentType", media.contentType())
                .param("size", media.size())
                .param("label", vault.seal(tenant, Purpose.MEDIA_NAME, label(media)))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<StoredMedia> find(TenantId tenant, MediaId id) {
        return jdbc.sql("""
                        SELECT id, kind, content_type, size, label
                        FROM media WHERE tenant_id = :tenant AND id = :id
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, number) -> media(tenant, row))
                .optional();
    }

    void belong(TenantId tenant, MediaId id, ChannelId channel) {
        jdbc.sql("""
                        UPDATE media SET channels = array_append(channels, :channel)
                        WHERE tenant_id = :tenant AND id = :id AND (channels IS NULL OR NOT :channel = ANY (channels))
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("channel", channel.value())
                .update();
    }

    void used(TenantId tenant, MediaId id, Instant now) {
        jdbc.sql("UPDATE media SET used_at = :now WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return whether the channel was the last that has it, and it was sent nowhere since the border */
    boolean leave(TenantId tenant, MediaId id, ChannelId channel, Instant border) {
        return jdbc.sql("""
                        UPDATE media SET channels = array_remove(channels, :channel)
                        WHERE tenant_id = :tenant AND id = :id AND coalesce(used_at, created_at) < :border
                        RETURNING coalesce(cardinality(channels), 0) = 0
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("channel", channel.value())
                .param("border", border.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    boolean delete(TenantId tenant, MediaId id) {
        return jdbc.sql("DELETE FROM media WHERE tenant_id = :tenant AND id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private StoredMedia media(TenantId tenant, ResultSet row) throws SQLException {
        ByteBuffer label = ByteBuffer.wrap(vault.open(tenant, Purpose.MEDIA_NAME, row.getBytes("label")));
        byte[] sha256 = new byte[SHA256];
        label.get(sha256);
        return new StoredMedia(
                new MediaId(row.getObject("id", UUID.class)),
                MediaKind.of(row.getString("kind")),
                row.getString("content_type"),
                StandardCharsets.UTF_8.decode(label).toString(),
                row.getLong("size"),
                HexFormat.of().formatHex(sha256));
    }

    private static byte[] label(StoredMedia media) {
        byte[] name = media.fileName().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(SHA256 + name.length)
                .put(HexFormat.of().parseHex(media.sha256()))
                .put(name)
                .array();
    }
}
