package io.insaka.translation;

import io.insaka.conversations.Message;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code translation_claim}. Joins the tenant's open transaction. */
@Repository
class ClaimRepository {
    private final JdbcClient jdbc;

    ClaimRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** False while it is somebody else's, whose time is not over. */
    boolean claim(TenantId tenant, Message message, String language, UUID claim, Instant now, Instant until) {
        return jdbc.sql("""
                        INSERT INTO translation_claim AS c
                            (tenant_id, message_id, language, conversation_id, claim, until)
                        VALUES (:tenant, :message, :language, :conversation, :claim, :until)
                        ON CONFLICT (tenant_id, message_id, language) DO UPDATE
                        SET claim = excluded.claim, until = excluded.until WHERE c.until <= :now""")
                        .param("tenant", tenant.value())
                        .param("message", message.id().value())
                        .param("language", language)
                        .param("conversation", message.conversation().value())
                        .param("claim", claim)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    void release(TenantId tenant, Message message, String language, UUID claim) {
        jdbc.sql("""
                        DELETE FROM translation_claim
                        WHERE tenant_id = :tenant AND message_id = :message AND language = :language AND claim = :claim""")
                .param("tenant", tenant.value())
                .param("message", message.id().value())
                .param("language", language)
                .param("claim", claim)
                .update();
    }
}
