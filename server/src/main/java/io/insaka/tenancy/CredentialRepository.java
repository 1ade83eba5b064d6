package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.passes.Pass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds sessions and tokens by their hash, before the organisation is known. */
@Repository
class CredentialRepository {
    /** "Last used" is for people: exact to some minutes saves a write per request. */
    private static final Duration COARSE = Duration.ofMinutes(5);

    private final SystemTransactions transactions;

    CredentialRepository(SystemTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param scopes what a token is limited to; empty for a session, which is not limited
     */
    record Found(
            TenantId tenant,
            UUID id,
            TeammateId teammate,
            byte[] nameSealed,
            GivenRole role,
            Sight sight,
            Optional<List<String>> scopes) {}

    private record Row(Found found, @Nullable Instant usedAt) {
        boolean usedBefore(Instant moment) {
            return usedAt == null || usedAt.isBefore(moment);
        }
    }

    Optional<Found> session(byte[] hash, Instant now, Duration idle, Duration life) {
        return transactions.call(jdbc -> {
            Optional<Row> row = jdbc.sql("""
                            SELECT s.tenant_id, s.id, s.teammate_id, t.name_sealed, t.role, t.channels, NULL AS scopes, s.seen_at AS used_at, %s
                            FROM teammate_session s JOIN teammate t ON t.tenant_id = s.tenant_id AND t.id = s.teammate_id
                            LEFT JOIN custom_role r ON r.tenant_id = t.tenant_id AND r.id = t.custom_role_id
                            WHERE s.secret_hash = ? AND s.seen_at > ? AND s.created_at > ? AND t.deactivated_at IS NULL
                            """.formatted(RoleRepository.COLUMNS))
                    .param(hash)
                    .param(Timestamp.from(now.minus(idle)))
                    .param(Timestamp.from(now.minus(life)))
                    .query(CredentialRepository::row)
                    .optional();
            row.filter(found -> found.usedBefore(now.minus(COARSE)))
                    .ifPresent(found -> touch(
                            jdbc,
                            "UPDATE teammate_session SET seen_at = ? WHERE tenant_id = ? AND id = ?",
                            found,
                            now));
            return row.map(Row::found);
        });
    }

    Optional<Found> token(byte[] hash, Instant now) {
        return transactions.call(jdbc -> used(
                jdbc,
                now,
                jdbc.sql("""
                        SELECT k.tenant_id, k.id, k.teammate_id, t.name_sealed, t.role, t.channels, k.scopes, k.last_used_at AS used_at, %s
                        FROM api_token k JOIN teammate t ON t.tenant_id = k.tenant_id AND t.id = k.teammate_id
                        LEFT JOIN custom_role r ON r.tenant_id = t.tenant_id AND r.id = t.custom_role_id
                        WHERE k.secret_hash = ? AND t.deactivated_at IS NULL
                            AND (k.expires_at IS NULL OR k.expires_at > ?)
                        """.formatted(RoleRepository.COLUMNS))
                        .param(hash)
                        .param(Timestamp.from(now))
                        .query(CredentialRepository::row)
                        .optional()));
    }

    /** Of a signed token: what it was exchanged for, while that and what began with the exchange are there. */
    Optional<Found> pass(Pass pass, Instant now) {
        return transactions.call(jdbc -> used(
                jdbc,
                now,
                jdbc.sql("""
                        SELECT k.tenant_id, k.id, k.teammate_id, t.name_sealed, t.role, t.channels, k.scopes, k.last_used_at AS used_at, %s
                        FROM api_token k JOIN teammate t ON t.tenant_id = k.tenant_id AND t.id = k.teammate_id
                        JOIN signed_family f ON f.tenant_id = k.tenant_id AND f.token_id = k.id
                        LEFT JOIN custom_role r ON r.tenant_id = t.tenant_id AND r.id = t.custom_role_id
                        WHERE k.tenant_id = ? AND k.id = ? AND f.id = ? AND t.deactivated_at IS NULL
                            AND (k.expires_at IS NULL OR k.expires_at > ?)
                        """.formatted(RoleRepository.COLUMNS))
                        .param(pass.tenant().value())
                        .param(pass.token())
                        .param(pass.family())
                        .param(Timestamp.from(now))
                        .query(CredentialRepository::row)
                        .optional()));
    }

    private static Optional<Found> used(JdbcClient jdbc, Instant now, Optional<Row> token) {
        token.filter(found -> found.usedBefore(now.minus(COARSE)))
                .ifPresent(found -> touch(
                        jdbc, "UPDATE api_token SET last_used_at = ? WHERE tenant_id = ? AND id = ?", found, now));
        return token.map(Row::found);
    }

    private static void touch(JdbcClient jdbc, String update, Row row, Instant now) {
        jdbc.sql(update)
                .param(Timestamp.from(now))
                .param(row.found().tenant().value())
                .param(row.found().id())
                .update();
    }

    private static Row row(ResultSet rows, int number) throws SQLException {
        var scopes = rows.getArray("scopes");
        Timestamp usedAt = rows.getTimestamp("used_at");
        return new Row(
                new Found(
                        new TenantId(rows.getObject("tenant_id", UUID.class)),
                        rows.getObject("id", UUID.class),
                        new TeammateId(rows.getObject("teammate_id", UUID.class)),
                        rows.getBytes("name_sealed"),
                        RoleRepository.role(rows),
                        TeammateRepository.sight(rows),
                        scopes == null ? Optional.empty() : Optional.of(Arrays.asList((String[]) scopes.getArray()))),
                usedAt == null ? null : usedAt.toInstant());
    }
}
