package io.insaka.notices;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code notice}, which triggers write. {@link #drop} works across organisations, the rest joins a tenant's transaction. */
@Repository
class NoticeRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    NoticeRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    /** The latest first. @param after where the page before ended */
    List<Notice> list(TenantId tenant, TeammateId teammate, @Nullable NoticeCursor after, int most) {
        return jdbc.sql("""
                        SELECT id, kind, conversation_id, times, happened_at, seen_at FROM notice
                        WHERE tenant_id = :tenant AND teammate_id = :teammate AND in_app
                            AND (:at::timestamptz IS NULL OR (happened_at, id) < (:at::timestamptz, :id::uuid))
                        ORDER BY happened_at DESC, id DESC LIMIT :most""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("at", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.id())
                .param("most", most)
                .query(NoticeRepository::notice)
                .list();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                Kind.of(row.getString("kind")).orElseThrow(),
                Optional.ofNullable(row.getObject("conversation_id", UUID.class))
                        .map(ConversationId::new)
                        .orElse(null),
                row.getInt("times"),
                row.getTimestamp("happened_at").toInstant(),
                row.getTimestamp("seen_at") != null);
    }

    /** Counted up to {@code most}. */
    long unseen(TenantId tenant, TeammateId teammate, int most) {
        return jdbc.sql("""
                        SELECT count(*) FROM (SELECT FROM notice WHERE tenant_id = :tenant AND teammate_id = :teammate
                            AND seen_at IS NULL AND in_app LIMIT :most) counted""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /**
     * What is being written just now stays unseen: something more has happened, and nobody waits for its lock.
     *
     * @param which null: all of them
     */
    boolean seen(TenantId tenant, TeammateId teammate, @Nullable Collection<UUID> which, Instant now) {
        return jdbc.sql("""
                                UPDATE notice SET seen_at = :now WHERE tenant_id = :tenant AND id IN (
                                    SELECT id FROM notice WHERE tenant_id = :tenant AND teammate_id = :teammate
                                        AND seen_at IS NULL AND (:which::uuid[] IS NULL OR id = ANY (:which::uuid[]))
                                    FOR UPDATE SKIP LOCKED)""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("tenant", tenant.value())
                        .param("teammate", teammate.value())
                        .param("which", which == null ? null : which.toArray(UUID[]::new))
                        .update()
                > 0;
    }

    boolean read(TenantId tenant, TeammateId teammate, ConversationId conversation, Instant now) {
        return jdbc.sql("""
                                UPDATE notice SET seen_at = :now
                                WHERE tenant_id = :tenant AND teammate_id = :teammate
                                    AND conversation_id = :conversation AND seen_at IS NULL""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("tenant", tenant.value())
                        .param("teammate", teammate.value())
                        .param("conversation", conversation.value())
                        .update()
                > 0;
    }

    void forget(TenantId tenant, TeammateId teammate) {
        jdbc.sql("DELETE FROM notice WHERE tenant_id = ? AND teammate_id = ?")
                .param(tenant.value())
                .param(teammate.value())
                .update();
    }

    void drop(Instant before) {
        system.call(across -> across.sql("DELETE FROM notice WHERE happened_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update());
    }
}
