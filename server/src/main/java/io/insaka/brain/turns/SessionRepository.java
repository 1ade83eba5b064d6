package io.insaka.brain.turns;

import io.insaka.brain.guard.Pace;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Joins the tenant's open transaction. */
@Repository
class SessionRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    SessionRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    Map<ConversationId, Session> load(TenantId tenant, Collection<ConversationId> conversations) {
        Map<ConversationId, Session> sessions = new HashMap<>();
        jdbc.sql("""
                        SELECT conversation_id, skill, memory, misses, fence, expires_at, numbered, pace FROM brain_session
                        WHERE tenant_id = :tenant AND conversation_id = ANY(:ids)""")
                .param("tenant", tenant.value())
                .param("ids", conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> new Session(
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        row.getString("skill"),
                        open(tenant, row.getBytes("memory")),
                        row.getInt("misses"),
                        row.getLong("fence"),
                        row.getTimestamp("expires_at").toInstant(),
                        Numbered.read(open(tenant, row.getBytes("numbered"))),
                        pace(row.getArray("pace"))))
                .list()
                .forEach(session -> sessions.put(session.conversation(), session));
        return sessions;
    }

    private @Nullable String open(TenantId tenant, byte @Nullable [] sealed) {
        return sealed == null ? null : vault.openText(tenant, Purpose.BRAIN_SESSION, sealed);
    }

    void save(TenantId tenant, List<Session> sessions) {
        jdbc.sql("""
                        INSERT INTO brain_session AS s (tenant_id, conversation_id, skill, memory, misses, fence, expires_at,
                            numbered, pace)
                        SELECT :tenant, id, skill, memory, misses, fence, expires, numbered, string_to_array(pace, ',')::bigint[]
                        FROM unnest(:ids::uuid[], :skills::text[], :memories::bytea[], :misses::smallint[], :fences::bigint[],
                            :expires::timestamptz[], :numbered::bytea[], :paces::text[])
                            AS x (id, skill, memory, misses, fence, expires, numbered, pace)
                        ON CONFLICT (tenant_id, conversation_id) DO UPDATE SET skill = excluded.skill,
                            memory = excluded.memory, misses = excluded.misses, fence = excluded.fence,
                            expires_at = excluded.expires_at, numbered = excluded.numbered, pace = excluded.pace""")
                .param("tenant", tenant.value())
                .param(
                        "ids",
                        sessions.stream().map(s -> s.conversation().value()).toArray(UUID[]::new))
                .param("skills", sessions.stream().map(Session::skill).toArray(String[]::new))
                .param(
                        "memories",
                        sessions.stream().map(s -> seal(tenant, s.memory())).toArray(byte[][]::new))
                .param("misses", sessions.stream().map(s -> (short) s.misses()).toArray(Short[]::new))
                .param("fences", sessions.stream().map(Session::fence).toArray(Long[]::new))
                .param(
                        "expires",
                        sessions.stream().map(s -> time(s.expiresAt())).toArray(String[]::new))
                .param(
                        "numbered",
                        sessions.stream()
                                .map(s -> seal(tenant, s.numbered().text()))
                                .toArray(byte[][]::new))
                .param("paces", sessions.stream().map(s -> joined(s.pace())).toArray(String[]::new))
                .update();
    }

    private byte @Nullable [] seal(TenantId tenant, @Nullable String memory) {
        return memory == null ? null : vault.sealText(tenant, Purpose.BRAIN_SESSION, memory);
    }

    private static String joined(Pace pace) {
        return pace.numbers().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Pace pace(@Nullable Array numbers) throws SQLException {
        return numbers == null ? Pace.NONE : Pace.of(List.of((Long[]) numbers.getArray()));
    }

    private static String time(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toString();
    }
}
