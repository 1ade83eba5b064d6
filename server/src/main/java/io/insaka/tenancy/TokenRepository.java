package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code api_token}. */
@Repository
class TokenRepository {
    private final JdbcClient jdbc;

    TokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Token(
            UUID id,
            TeammateId teammate,
            String name,
            List<Permission> scopes,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt) {}

    /** @param expiresAt null for a token that ends only when it is revoked */
    record Entry(
            TenantId tenant,
            UUID id,
            TeammateId teammate,
            String name,
            Set<Permission> scopes,
            Secret secret,
            @Nullable Instant expiresAt) {}

    void add(Entry entry, Instant now) {
        add(jdbc, entry, now);
    }

    /**
     * @param in where to write: founding an organisation happens in a system transaction
     */
    static void add(JdbcClient in, Entry entry, Instant now) {
        in.sql("""
                INSERT INTO api_token (tenant_id, id, teammate_id, name, scopes, secret_hash, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(entry.tenant().value())
                .param(entry.id())
                .param(entry.teammate().value())
                .param(entry.name())
                .param(entry.scopes().stream()
                        .sorted()
                        .map(Permission::wireName)
                        .toArray(String[]::new))
                .param(entry.secret().hash())
                .param(Timestamp.from(now))
                .param(entry.expiresAt() == null ? null : Timestamp.from(entry.expiresAt()))
                .update();
    }

    List<Token> all(TenantId tenant) {
        return jdbc.sql("""
                SELECT id, teammate_id, name, scopes, created_at, last_used_at, expires_at FROM api_token
                WHERE tenant_id = ? ORDER BY created_at, id
                """).param(tenant.value()).query(TokenRepository::token).list();
    }

    /** False when there is no such token. */
    boolean revoke(TenantId tenant, UUID id) {
        return jdbc.sql("DELETE FROM api_token WHERE tenant_id = ? AND id = ?")
                        .param(tenant.value())
                        .param(id)
                        .update()
                > 0;
    }

    void revokeAll(TenantId tenant, TeammateId teammate) {
        jdbc.sql("DELETE FROM api_token WHERE tenant_id = ? AND teammate_id = ?")
                .param(tenant.value())
                .param(teammate.value())
                .update();
    }

    private static Token token(ResultSet rows, int number) throws SQLException {
        return new Token(
                rows.getObject("id", UUID.class),
                new TeammateId(rows.getObject("teammate_id", UUID.class)),
                rows.getString("name"),
                Arrays.stream((String[]) rows.getArray("scopes").getArray())
                        .map(Permission::find)
                        .flatMap(Optional::stream)
                        .toList(),
                rows.getTimestamp("created_at").toInstant(),
                instant(rows.getTimestamp("last_used_at")),
                instant(rows.getTimestamp("expires_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
