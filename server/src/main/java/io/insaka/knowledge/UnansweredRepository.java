package io.insaka.knowledge;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code unanswered_question}; every method needs the tenant's transaction. */
@Repository
class UnansweredRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    UnansweredRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @param id of the row, when it is a new one */
    void count(TenantId tenant, UnansweredQuestion asked, String gist, UUID id) {
        jdbc.sql("""
                INSERT INTO unanswered_question AS q
                    (tenant_id, id, blind, asked, language, conversation_id, first_asked_at, last_asked_at)
                VALUES (:tenant, :id, :blind, :asked, :language, :conversation, :at, :at)
                ON CONFLICT (tenant_id, blind) DO UPDATE SET times = q.times + 1, asked = :asked, language = :language,
                    conversation_id = :conversation, last_asked_at = :at, state = 'open', article_id = NULL
                """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("blind", vault.blind(tenant, Purpose.UNANSWERED_QUESTION, gist))
                .param("asked", vault.sealText(tenant, Purpose.UNANSWERED_QUESTION, asked.question()))
                .param("language", asked.language())
                .param("conversation", asked.conversation().value())
                .param("at", asked.lastAskedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Deletes all but the latest {@code most}: first what is dismissed or answered, then what was asked longest ago. */
    void keepLatest(TenantId tenant, int most) {
        jdbc.sql("""
                DELETE FROM unanswered_question WHERE tenant_id = :tenant AND id IN (
                    SELECT id FROM unanswered_question WHERE tenant_id = :tenant
                    ORDER BY state = 'open' DESC, last_asked_at DESC, id DESC OFFSET :most)
                """).param("tenant", tenant.value()).param("most", most).update();
    }

    List<UnansweredQuestion> page(TenantId tenant, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                SELECT id, asked, language, times, conversation_id, last_asked_at FROM unanswered_question
                WHERE tenant_id = :tenant AND state = 'open' AND (CAST(:after AS uuid) IS NULL OR (last_asked_at, id) <
                    (SELECT last_asked_at, id FROM unanswered_question WHERE tenant_id = :tenant AND id = :after))
                ORDER BY last_asked_at DESC, id DESC LIMIT :limit
                """)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> question(tenant, row))
                .list();
    }

    private UnansweredQuestion question(TenantId tenant, ResultSet row) throws SQLException {
        return new UnansweredQuestion(
                row.getObject("id", UUID.class),
                vault.openText(tenant, Purpose.UNANSWERED_QUESTION, row.getBytes("asked")),
                row.getString("language"),
                row.getInt("times"),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getTimestamp("last_asked_at").toInstant());
    }

    boolean dismiss(TenantId tenant, UUID id) {
        return jdbc.sql("""
                UPDATE unanswered_question SET state = 'dismissed'
                WHERE tenant_id = :tenant AND id = :id AND state <> 'answered'
                """).param("tenant", tenant.value()).param("id", id).update() > 0;
    }

    boolean answer(TenantId tenant, UUID id, ArticleId article) {
        return jdbc.sql("""
                UPDATE unanswered_question SET state = 'answered', article_id = :article
                WHERE tenant_id = :tenant AND id = :id
                """)
                        .param("article", article.value())
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                > 0;
    }
}
