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
            @Nullable Instant lastUsedAt) {}

    record Entry(TenantId tenant, UUID id, TeammateId teammate, String name, Set<Permission> scopes, Secret secret) {}

    void add(Entry entry, Instant now) {
        add(jdbc, entry, now);
    }

    /**
     * @param in where to write: founding an organisation happens in a system transaction
     */
    static void add(JdbcClient in, Entry entry, Instant now) {
        in.sql("""
                INSERT INTO api_token (tenant_id, id, teammate_id, name, scopes, secret_hash, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
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
                .update();
    }

    List<Token> all(TenantId tenant) {
        return jdbc.sql("""
                SELECT id, teammate_id, name, scopes, created_at, last_used_at FROM api_token
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
        Timestamp lastUsed = rows.getTimestamp("last_used_at");
        return new Token(
                rows.getObject("id", UUID.class),
                new TeammateId(rows.getObject("teammate_id", UUID.class)),
                rows.getString("name"),
                Arrays.stream((String[]) rows.getArray("scopes").getArray())
                        .map(Permission::find)
                        .flatMap(Optional::stream)
                        .toList(),
                rows.getTimestamp("created_at").toInstant(),
                lastUsed == null ? null : lastUsed.toInstant());
    }
}
