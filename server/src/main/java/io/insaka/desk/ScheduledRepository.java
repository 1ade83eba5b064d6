package io.insaka.desk;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code scheduled_message}. Joins the tenant's open transaction. */
@Repository
class ScheduledRepository {
    private static final String SELECT = """
            SELECT id, conversation_id, teammate_id, draft, send_at, problem FROM scheduled_message
            WHERE tenant_id = :tenant\s""";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    ScheduledRepository(JdbcClient tenantJdbc, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
        this.json = json;
    }

    void insert(TenantId tenant, Scheduled scheduled, Instant now) {
        jdbc.sql("""
                        INSERT INTO scheduled_message
                            (tenant_id, id, conversation_id, teammate_id, draft, send_at, created_at)
                        VALUES (:tenant, :id, :conversation, :teammate, :draft, :at, :now)""")
                .param("tenant", tenant.value())
                .param("id", scheduled.id())
                .param("conversation", scheduled.conversation().value())
                .param("teammate", scheduled.author().value())
                .param("draft", vault.seal(tenant, Purpose.DESK_WRITING, json.writeValueAsBytes(scheduled.draft())))
                .param("at", scheduled.sendAt().atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** In the order in which they go out. */
    List<Scheduled> of(TenantId tenant, ConversationId conversation) {
        return jdbc.sql(SELECT + "AND conversation_id = :conversation ORDER BY send_at, id")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query((row, n) -> scheduled(tenant, row))
                .list();
    }

    boolean waits(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM scheduled_message
                            WHERE tenant_id = :tenant AND conversation_id = :conversation AND problem IS NULL)""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query(Boolean.class)
                .single();
    }

    List<Scheduled> some(TenantId tenant, UUID[] conversations, int most) {
        return jdbc.sql(SELECT + "AND conversation_id = ANY(:conversations) ORDER BY conversation_id, id LIMIT :most")
                .param("tenant", tenant.value())
                .param("conversations", conversations)
                .param("most", most)
                .query((row, n) -> scheduled(tenant, row))
                .list();
    }

    /** Held until the transaction ends: it is either sent or cancelled. */
    Optional<Scheduled> lock(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + "AND id = :id FOR UPDATE")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> scheduled(tenant, row))
                .optional();
    }

    void fail(TenantId tenant, UUID id, String code) {
        jdbc.sql("UPDATE scheduled_message SET problem = :code WHERE tenant_id = :tenant AND id = :id")
                .param("code", code)
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM scheduled_message WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private Scheduled scheduled(TenantId tenant, ResultSet row) throws SQLException {
        return new Scheduled(
                row.getObject("id", UUID.class),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                new TeammateId(row.getObject("teammate_id", UUID.class)),
                json.readValue(vault.open(tenant, Purpose.DESK_WRITING, row.getBytes("draft")), MessageDraft.class),
                row.getTimestamp("send_at").toInstant(),
                row.getString("problem"));
    }
}
