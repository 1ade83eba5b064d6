package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the tables {@code teammate_session} and {@code sign_in_logout}. */
@Repository
class SessionRepository {
    private final JdbcClient jdbc;

    SessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param byProvider whether it began at the organisation's provider */
    record Row(UUID id, TeammateId teammate, String device, Instant createdAt, Instant seenAt, boolean byProvider) {}

    void add(TenantId tenant, Row session, Secret secret) {
        jdbc.sql("""
                INSERT INTO teammate_session (tenant_id, id, teammate_id, device, secret_hash, created_at, seen_at, by_provider)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(tenant.value())
                .param(session.id())
                .param(session.teammate().value())
                .param(session.device())
                .param(secret.hash())
                .param(Timestamp.from(session.createdAt()))
                .param(Timestamp.from(session.seenAt()))
                .param(session.byProvider())
                .update();
    }

    /**
     * What a session is at the provider.
     *
     * @param name a keyed hash of what it is called there; null when nobody said
     * @param token sealed, with which it is ended there; null when it is not to be
     */
    @SuppressWarnings("ArrayRecordComponent") // handed to the row
    record Mark(byte @Nullable [] name, byte @Nullable [] token) {}

    void mark(TenantId tenant, UUID id, Mark mark) {
        jdbc.sql("UPDATE teammate_session SET provider_session = ?, id_token_sealed = ? WHERE tenant_id = ? AND id = ?")
                .param(mark.name())
                .param(mark.token())
                .param(tenant.value())
                .param(id)
                .update();
    }

    Optional<byte[]> token(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        SELECT id_token_sealed FROM teammate_session
                        WHERE tenant_id = ? AND id = ? AND id_token_sealed IS NOT NULL
                        """).param(tenant.value()).param(id).query(byte[].class).optional();
    }

    /**
     * Those that began at the provider.
     *
     * @param name of one there; null: all of the teammate
     * @param teammate null: whoever's
     * @return whose they were
     */
    List<TeammateId> endByProvider(TenantId tenant, byte @Nullable [] name, @Nullable TeammateId teammate) {
        return jdbc
                .sql("""
                        DELETE FROM teammate_session WHERE tenant_id = :tenant AND by_provider
                            AND (:name::bytea IS NULL OR provider_session = :name::bytea)
                            AND (:teammate::uuid IS NULL OR teammate_id = :teammate::uuid)
                            AND (:name::bytea IS NOT NULL OR :teammate::uuid IS NOT NULL)
                        RETURNING teammate_id
                        """)
                .param("tenant", tenant.value())
                .param("name", name, Types.BINARY)
                .param("teammate", teammate == null ? null : teammate.value(), Types.OTHER)
                .query(UUID.class)
                .list()
                .stream()
                .map(TeammateId::new)
                .toList();
    }

    /** A provider's message of somebody signing out: false when it was heard before. */
    boolean heard(TenantId tenant, byte[] token, Instant now, Instant until) {
        jdbc.sql("DELETE FROM sign_in_logout WHERE tenant_id = ? AND expires_at < ?")
                .param(tenant.value())
                .param(Timestamp.from(now))
                .update();
        return jdbc.sql("""
                        INSERT INTO sign_in_logout (tenant_id, token_hash, expires_at) VALUES (?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                        .param(tenant.value())
                        .param(token)
                        .param(Timestamp.from(until))
                        .update()
                > 0;
    }

    List<Row> of(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("""
                SELECT id, coalesce(device, '') AS device, created_at, seen_at, by_provider FROM teammate_session
                WHERE tenant_id = ? AND teammate_id = ? ORDER BY seen_at DESC, id
                """)
                .param(tenant.value())
                .param(teammate.value())
                .query((rows, number) -> new Row(
                        rows.getObject("id", UUID.class),
                        teammate,
                        rows.getString("device"),
                        rows.getTimestamp("created_at").toInstant(),
                        rows.getTimestamp("seen_at").toInstant(),
                        rows.getBoolean("by_provider")))
                .list();
    }

    void end(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM teammate_session WHERE tenant_id = ? AND id = ?")
                .param(tenant.value())
                .param(id)
                .update();
    }

    void endAll(TenantId tenant, TeammateId teammate) {
        jdbc.sql("DELETE FROM teammate_session WHERE tenant_id = ? AND teammate_id = ?")
                .param(tenant.value())
                .param(teammate.value())
                .update();
    }

    /** Of everybody: with the provider goes what began there. */
    void endAllByProvider(TenantId tenant) {
        jdbc.sql("DELETE FROM teammate_session WHERE tenant_id = ? AND by_provider")
                .param(tenant.value())
                .update();
    }

    /** Of everybody but owners: those that began with a password. */
    void endAllByPassword(TenantId tenant) {
        jdbc.sql("""
                DELETE FROM teammate_session s USING teammate t
                WHERE s.tenant_id = ? AND NOT s.by_provider AND t.tenant_id = s.tenant_id AND t.id = s.teammate_id
                    AND t.role <> 'owner'
                """).param(tenant.value()).update();
    }

    /** Ended sessions are useless to everybody; a teammate's own next sign-in clears them away. */
    void clearEnded(TenantId tenant, TeammateId teammate, Instant idleSince) {
        jdbc.sql("DELETE FROM teammate_session WHERE tenant_id = ? AND teammate_id = ? AND seen_at < ?")
                .param(tenant.value())
                .param(teammate.value())
                .param(Timestamp.from(idleSince))
                .update();
    }
}
