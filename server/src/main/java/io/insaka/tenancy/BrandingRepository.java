package io.insaka.tenancy;

import io.insaka.kernel.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the tables {@code branding} and {@code logo}, and the name in {@code organisation}. */
@Repository
class BrandingRepository {
    private final JdbcClient jdbc;

    BrandingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(TenantId tenant) {
        return jdbc.sql("SELECT count(*) FROM organisation WHERE id = ?")
                        .param(tenant.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Branding find(TenantId tenant) {
        return jdbc.sql("""
                SELECT coalesce(b.public_name, o.name) AS public_name, b.colour, b.greeting,
                    coalesce(b.languages, '{en}') AS languages, coalesce(b.time_zone, 'UTC') AS time_zone,
                    l.updated_at AS logo, b.updated_at
                FROM organisation o LEFT JOIN branding b ON b.tenant_id = o.id LEFT JOIN logo l ON l.tenant_id = o.id
                WHERE o.id = ?
                """)
                .param(tenant.value())
                .query((row, number) -> branding(row))
                .single();
    }

    void save(TenantId tenant, String name, Branding branding, Instant now) {
        jdbc.sql("UPDATE organisation SET name = ? WHERE id = ?")
                .param(name)
                .param(tenant.value())
                .update();
        jdbc.sql("""
                INSERT INTO branding (tenant_id, public_name, colour, greeting, languages, time_zone, updated_at)
                VALUES (:tenant, :publicName, :colour, :greeting, :languages, :timeZone, :now)
                ON CONFLICT (tenant_id) DO UPDATE SET public_name = :publicName, colour = :colour,
                    greeting = :greeting, languages = :languages, time_zone = :timeZone, updated_at = :now
                """)
                .param("tenant", tenant.value())
                .param("publicName", branding.publicName())
                .param("colour", branding.colour())
                .param("greeting", branding.greeting())
                .param("languages", branding.languages().toArray(String[]::new))
                .param("timeZone", branding.timeZone())
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Logo> logo(TenantId tenant) {
        return jdbc.sql("SELECT content_type, bytes FROM logo WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, number) -> new Logo(row.getString("content_type"), row.getBytes("bytes")))
                .optional();
    }

    void show(TenantId tenant, Logo logo, Instant now) {
        jdbc.sql("""
                INSERT INTO logo (tenant_id, content_type, bytes, updated_at) VALUES (:tenant, :type, :bytes, :now)
                ON CONFLICT (tenant_id) DO UPDATE SET content_type = :type, bytes = :bytes, updated_at = :now
                """)
                .param("tenant", tenant.value())
                .param("type", logo.contentType())
                .param("bytes", logo.bytes())
                .param("now", Timestamp.from(now))
                .update();
    }

    void dropLogo(TenantId tenant) {
        jdbc.sql("DELETE FROM logo WHERE tenant_id = ?").param(tenant.value()).update();
    }

    private static Branding branding(ResultSet row) throws SQLException {
        return new Branding(
                row.getString("public_name"),
                row.getString("colour"),
                row.getString("greeting"),
                strings(row.getArray("languages")),
                row.getString("time_zone"),
                instant(row.getTimestamp("logo")),
                instant(row.getTimestamp("updated_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
