package io.insaka.assistance;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code conversation_summary}. Joins the tenant's open transaction. */
@Repository
class SummaryRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    SummaryRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    /** Only when it was made of the same. */
    Optional<String> find(TenantId tenant, ConversationId conversation, String source) {
        return jdbc.sql("""
                        SELECT words FROM conversation_summary
                        WHERE tenant_id = :tenant AND conversation_id = :conversation AND source = :source""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("source", vault.blind(tenant, Purpose.CONVERSATION_SUMMARY, source))
                .query((row, n) -> vault.openText(tenant, Purpose.CONVERSATION_SUMMARY, row.getBytes("words")))
                .optional();
    }

    void keep(TenantId tenant, ConversationId conversation, String source, String words, Instant at) {
        jdbc.sql("""
                        INSERT INTO conversation_summary (tenant_id, conversation_id, source, words, made_at)
                        VALUES (:tenant, :conversation, :source, :words, :at)
                        ON CONFLICT (tenant_id, conversation_id) DO UPDATE
                        SET source = excluded.source, words = excluded.words, made_at = excluded.made_at""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("source", vault.blind(tenant, Purpose.CONVERSATION_SUMMARY, source))
                .param("words", vault.sealText(tenant, Purpose.CONVERSATION_SUMMARY, words))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
