package io.insaka.desk;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code reply_draft}. Joins the tenant's open transaction. */
@Repository
class DraftRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    DraftRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    record Draft(boolean note, String text, Instant at) {}

    Optional<Draft> find(TenantId tenant, TeammateId teammate, ConversationId conversation) {
        return jdbc.sql("""
                        SELECT note, text, changed_at FROM reply_draft
                        WHERE tenant_id = :tenant AND teammate_id = :teammate AND conversation_id = :conversation""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("conversation", conversation.value())
                .query((row, n) -> new Draft(
                        row.getBoolean("note"),
                        vault.openText(tenant, Purpose.DESK_WRITING, row.getBytes("text")),
                        row.getTimestamp("changed_at").toInstant()))
                .optional();
    }

    void keep(TenantId tenant, TeammateId teammate, ConversationId conversation, Draft draft) {
        jdbc.sql("""
                        INSERT INTO reply_draft (tenant_id, teammate_id, conversation_id, note, text, changed_at)
                        VALUES (:tenant, :teammate, :conversation, :note, :text, :at)
                        ON CONFLICT (tenant_id, teammate_id, conversation_id)
                            DO UPDATE SET note = excluded.note, text = excluded.text, changed_at = excluded.changed_at""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("conversation", conversation.value())
                .param("note", draft.note())
                .param("text", vault.sealText(tenant, Purpose.DESK_WRITING, draft.text()))
                .param("at", draft.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(TenantId tenant, TeammateId teammate, ConversationId conversation) {
        jdbc.sql("""
                        DELETE FROM reply_draft
                        WHERE tenant_id = :tenant AND teammate_id = :teammate AND conversation_id = :conversation""")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .param("conversation", conversation.value())
                .update();
    }
}
