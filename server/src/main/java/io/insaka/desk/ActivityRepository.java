package io.insaka.desk;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code conversation_activity}. Joins the tenant's open transaction. */
@Repository
class ActivityRepository {
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    ActivityRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    void insert(TenantId tenant, Activity activity) {
        jdbc.sql("""
                        INSERT INTO conversation_activity
                            (tenant_id, conversation_id, id, kind, teammate_id, subject_id, value, happened_at)
                        VALUES (:tenant, :conversation, :id, :kind, :by::uuid, :subject::uuid, :value::text, :at)""")
                .param("tenant", tenant.value())
                .param("conversation", activity.conversation().value())
                .param("id", activity.id())
                .param("kind", activity.kind().wire())
                .param("by", id(activity.by()))
                .param("subject", id(activity.subject()))
                .param("value", activity.value())
                .param("at", activity.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable UUID id(@Nullable TeammateId teammate) {
        return teammate == null ? null : teammate.value();
    }

    /**
     * Newest first.
     *
     * @param before only those behind this one; null for all
     */
    List<Activity> latest(TenantId tenant, ConversationId conversation, @Nullable UUID before, int most) {
        return jdbc.sql("""
                        SELECT id, conversation_id, kind, teammate_id, subject_id, value, happened_at
                        FROM conversation_activity
                        WHERE tenant_id = :tenant AND conversation_id = :conversation AND id < :before
                        ORDER BY id DESC LIMIT :most""")
                .param("before", before == null ? LAST : before)
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("most", most)
                .query((row, n) -> activity(row))
                .list();
    }

    boolean since(TenantId tenant, ConversationId conversation, Activity.Kind kind, Instant at) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM conversation_activity
                            WHERE tenant_id = :tenant AND conversation_id = :conversation AND kind = :kind
                              AND happened_at >= :at)""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("kind", kind.wire())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** The last time it passed from hand to hand. */
    Optional<Activity> lastHand(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("""
                        SELECT id, conversation_id, kind, teammate_id, subject_id, value, happened_at
                        FROM conversation_activity
                        WHERE tenant_id = :tenant AND conversation_id = :conversation
                          AND kind IN ('assigned', 'unassigned', 'taken', 'released')
                        ORDER BY id DESC LIMIT 1""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query((row, n) -> activity(row))
                .optional();
    }

    private static Activity activity(ResultSet row) throws SQLException {
        return new Activity(
                row.getObject("id", UUID.class),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                Activity.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                teammate(row, "teammate_id"),
                teammate(row, "subject_id"),
                row.getString("value"),
                row.getTimestamp("happened_at").toInstant());
    }

    private static @Nullable TeammateId teammate(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new TeammateId(id);
    }
}
