package io.insaka.translation;

import io.insaka.conversations.Message;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code message_translation}. Joins the tenant's open transaction. */
@Repository
class TranslationRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    TranslationRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    /** Only one of the very words that the message has now. */
    Optional<Translation> find(TenantId tenant, MessageId message, String language, String source) {
        return jdbc.sql("""
                        SELECT said, words FROM message_translation
                        WHERE tenant_id = :tenant AND message_id = :message AND language = :language AND source = :source""")
                .param("tenant", tenant.value())
                .param("message", message.value())
                .param("language", language)
                .param("source", vault.blind(tenant, Purpose.MESSAGE_TRANSLATION, source))
                .query((row, n) -> new Translation(
                        language,
                        row.getString("said"),
                        vault.openText(tenant, Purpose.MESSAGE_TRANSLATION, row.getBytes("words"))))
                .optional();
    }

    /** In which language a model found these words to be, when it was asked for whatever other. */
    Optional<String> said(TenantId tenant, MessageId message, String source) {
        return jdbc.sql("""
                        SELECT said FROM message_translation
                        WHERE tenant_id = :tenant AND message_id = :message AND source = :source AND said <> ''
                        ORDER BY made_at DESC LIMIT 1""")
                .param("tenant", tenant.value())
                .param("message", message.value())
                .param("source", vault.blind(tenant, Purpose.MESSAGE_TRANSLATION, source))
                .query(String.class)
                .optional();
    }

    void keep(TenantId tenant, Message message, String source, Translation translation, Instant at) {
        jdbc.sql("""
                        INSERT INTO message_translation
                            (tenant_id, message_id, language, conversation_id, source, said, words, made_at)
                        VALUES (:tenant, :message, :language, :conversation, :source, :said, :words, :at)
                        ON CONFLICT (tenant_id, message_id, language) DO UPDATE
                        SET source = excluded.source, said = excluded.said, words = excluded.words, made_at = excluded.made_at""")
                .param("tenant", tenant.value())
                .param("message", message.id().value())
                .param("language", translation.language())
                .param("conversation", message.conversation().value())
                .param("source", vault.blind(tenant, Purpose.MESSAGE_TRANSLATION, source))
                .param("said", translation.said())
                .param("words", vault.sealText(tenant, Purpose.MESSAGE_TRANSLATION, translation.words()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
