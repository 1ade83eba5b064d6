package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a conversation says of the next target. Joins the tenant's open transaction. */
@Repository("conversationDueRepository")
class DueRepository {
    private final JdbcClient jdbc;

    DueRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    boolean put(TenantId tenant, ConversationId id, @Nullable Due due) {
        return jdbc.sql("""
                                UPDATE conversation
                                SET due_at = :at::timestamptz, due_warn_at = :warn::timestamptz, due_target = :target::text
                                WHERE tenant_id = :tenant AND id = :id
                                  AND (due_at IS DISTINCT FROM :at::timestamptz OR due_target IS DISTINCT FROM :target::text
                                    OR due_warn_at IS DISTINCT FROM :warn::timestamptz)""")
                        .param("tenant", tenant.value())
                        .param("id", id.value())
                        .param("at", due == null ? null : ThreadRepository.time(due.at()))
                        .param("warn", due == null ? null : ThreadRepository.time(due.warnAt()))
                        .param("target", due == null ? null : due.target().wire())
                        .update()
                > 0;
    }

    @Nullable
    UUID team(TenantId tenant, ConversationId id) {
        List<@Nullable UUID> found = jdbc.sql("SELECT team_id FROM conversation WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, n) -> row.getObject("team_id", UUID.class))
                .list();
        return found.isEmpty() ? null : found.getFirst();
    }

    List<ConversationId> withPeople(TenantId tenant) {
        return jdbc.sql("""
                        SELECT id FROM conversation
                        WHERE tenant_id = :tenant AND holder <> 'bot' AND status = 'open' ORDER BY id""")
                .param("tenant", tenant.value())
                .query((row, n) -> new ConversationId(row.getObject("id", UUID.class)))
                .list();
    }
}
