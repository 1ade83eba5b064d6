package io.insaka.webchat;

import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code chat_upload}. Joins the tenant's open transaction. */
@Repository
class UploadRepository {
    private final JdbcClient jdbc;

    UploadRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** Bytes since then. */
    long since(TenantId tenant, UUID visitor, Instant start) {
        return jdbc.sql("""
                        SELECT coalesce(sum(size), 0) FROM chat_upload
                        WHERE tenant_id = :tenant AND visitor_id = :visitor AND created_at > :start""")
                .param("tenant", tenant.value())
                .param("visitor", visitor)
                .param("start", start.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void add(TenantId tenant, UUID visitor, MediaId file, long size, Instant now) {
        jdbc.sql("""
                        INSERT INTO chat_upload (tenant_id, media_id, visitor_id, size, created_at)
                        VALUES (:tenant, :media, :visitor, :size, :now)""")
                .param("tenant", tenant.value())
                .param("media", file.value())
                .param("visitor", visitor)
                .param("size", size)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<MediaId> some(TenantId tenant, UUID[] visitors, int most) {
        return jdbc.sql("""
                        SELECT media_id FROM chat_upload
                        WHERE tenant_id = :tenant AND visitor_id = ANY(:visitors) ORDER BY media_id LIMIT :most""")
                .param("tenant", tenant.value())
                .param("visitors", visitors)
                .param("most", most)
                .query((row, n) -> new MediaId(row.getObject("media_id", UUID.class)))
                .list();
    }

    void delete(TenantId tenant, MediaId file) {
        jdbc.sql("DELETE FROM chat_upload WHERE tenant_id = ? AND media_id = ?")
                .params(tenant.value(), file.value())
                .update();
    }
}
