package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code label} and {@code conversation_label}. Joins the tenant's open transaction. */
@Repository
class LabelRepository {
    private static final String SELECT = "SELECT l.id, l.name, l.colour FROM label l WHERE l.tenant_id = :tenant";

    private final JdbcClient jdbc;

    LabelRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    List<Label> all(TenantId tenant) {
        return jdbc.sql(SELECT + " ORDER BY lower(l.name)")
                .param("tenant", tenant.value())
                .query((row, n) -> label(row))
                .list();
    }

    Optional<Label> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " AND l.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> label(row))
                .optional();
    }

    boolean taken(TenantId tenant, String name, UUID except) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM label
                            WHERE tenant_id = :tenant AND lower(name) = lower(:name) AND id <> :except)""")
                .param("tenant", tenant.value())
                .param("name", name)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    void insert(TenantId tenant, Label label, Instant now) {
        jdbc.sql("""
                        INSERT INTO label (tenant_id, id, name, colour, created_at)
                        VALUES (:tenant, :id, :name, :colour, :now)""")
                .param("tenant", tenant.value())
                .param("id", label.id())
                .param("name", label.name())
                .param("colour", label.colour().wire())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(TenantId tenant, Label label) {
        jdbc.sql("UPDATE label SET name = :name, colour = :colour WHERE tenant_id = :tenant AND id = :id")
                .param("name", label.name())
                .param("colour", label.colour().wire())
                .param("tenant", tenant.value())
                .param("id", label.id())
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM label WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    Map<ConversationId, List<Label>> of(TenantId tenant, Collection<ConversationId> conversations) {
        Map<ConversationId, List<Label>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT x.conversation_id, l.id, l.name, l.colour FROM conversation_label x
                        JOIN label l ON l.tenant_id = x.tenant_id AND l.id = x.label_id
                        WHERE x.tenant_id = :tenant AND x.conversation_id = ANY(:conversations)
                        ORDER BY lower(l.name)""")
                .param("tenant", tenant.value())
                .param(
                        "conversations",
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(row -> {
                    var conversation = new ConversationId(row.getObject("conversation_id", UUID.class));
                    found.computeIfAbsent(conversation, none -> new ArrayList<>())
                            .add(label(row));
                });
        return found;
    }

    /** What is no label of the organisation is left out. */
    Set<UUID> put(TenantId tenant, ConversationId conversation, Collection<UUID> labels) {
        return new HashSet<>(jdbc.sql("""
                        INSERT INTO conversation_label (tenant_id, conversation_id, label_id)
                        SELECT :tenant, :conversation, l.id FROM label l
                        WHERE l.tenant_id = :tenant AND l.id = ANY(:labels)
                        ON CONFLICT DO NOTHING RETURNING label_id""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("labels", labels.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    Set<UUID> takeOff(TenantId tenant, ConversationId conversation, Collection<UUID> labels) {
        return new HashSet<>(jdbc.sql("""
                        DELETE FROM conversation_label
                        WHERE tenant_id = :tenant AND conversation_id = :conversation AND label_id = ANY(:labels)
                        RETURNING label_id""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("labels", labels.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private static Label label(ResultSet row) throws SQLException {
        return new Label(
                row.getObject("id", UUID.class), row.getString("name"), Label.Colour.of(row.getString("colour")));
    }
}
