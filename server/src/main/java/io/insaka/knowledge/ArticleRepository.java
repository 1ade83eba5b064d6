package io.insaka.knowledge;

import io.insaka.kernel.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code article} and {@code article_shelf}; every method needs the tenant's transaction. */
@Repository
class ArticleRepository {
    private final JdbcClient jdbc;

    ArticleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TenantId tenant, Article article) {
        jdbc.sql("""
                INSERT INTO article (tenant_id, id, question, answer, phrases, language, published, furnished, updated_at)
                VALUES (:tenant, :id, :question, :answer, :phrases, :language, :published, :furnished, :updatedAt)
                """)
                .param("tenant", tenant.value())
                .param("id", article.id().value())
                .param("question", article.question())
                .param("answer", article.answer())
                .param("phrases", article.phrases().toArray(String[]::new))
                .param("language", article.language())
                .param("published", article.published())
                .param("furnished", article.furnished())
                .param("updatedAt", OffsetDateTime.ofInstant(article.updatedAt(), ZoneOffset.UTC))
                .update();
    }

    boolean update(TenantId tenant, Article article) {
        return jdbc.sql("""
                UPDATE article
                SET question = :question, answer = :answer, phrases = :phrases, language = :language,
                    published = :published, furnished = :furnished, updated_at = :updatedAt
                WHERE tenant_id = :tenant AND id = :id
                """)
                        .param("tenant", tenant.value())
                        .param("id", article.id().value())
                        .param("question", article.question())
                        .param("answer", article.answer())
                        .param("phrases", article.phrases().toArray(String[]::new))
                        .param("language", article.language())
                        .param("published", article.published())
                        .param("furnished", article.furnished())
                        .param("updatedAt", OffsetDateTime.ofInstant(article.updatedAt(), ZoneOffset.UTC))
                        .update()
                > 0;
    }

    boolean delete(TenantId tenant, ArticleId id) {
        return jdbc.sql("DELETE FROM article WHERE tenant_id = ? AND id = ?")
                        .param(tenant.value())
                        .param(id.value())
                        .update()
                > 0;
    }

    Optional<Article> find(TenantId tenant, ArticleId id) {
        return jdbc.sql("SELECT * FROM article WHERE tenant_id = ? AND id = ?")
                .param(tenant.value())
                .param(id.value())
                .query((row, at) -> article(row))
                .optional();
    }

    int count(TenantId tenant) {
        return jdbc.sql("SELECT count(*) FROM article WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    /** Whether anything is published that somebody here wrote or changed. */
    boolean answersWithOwn(TenantId tenant) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM article WHERE tenant_id = ? AND published AND NOT furnished)")
                .param(tenant.value())
                .query(Boolean.class)
                .single();
    }

    /** What customers may be answered with, in the order in which it was written: ids are ordered by time. */
    List<Article> published(TenantId tenant) {
        return jdbc.sql("SELECT * FROM article WHERE tenant_id = ? AND published ORDER BY id")
                .param(tenant.value())
                .query((row, at) -> article(row))
                .list();
    }

    /** Up to {@code limit} articles after {@code after}, in the same order. */
    List<Article> page(TenantId tenant, ArticleId after, int limit) {
        return jdbc.sql("SELECT * FROM article WHERE tenant_id = ? AND id > ? ORDER BY id LIMIT ?")
                .param(tenant.value())
                .param(after.value())
                .param(limit)
                .query((row, at) -> article(row))
                .list();
    }

    /**
     * Counts one change, and makes the next change of this organisation wait for the end of this transaction: so whoever
     * reads version n reads the articles of all n changes.
     */
    void countChange(TenantId tenant) {
        jdbc.sql("""
                INSERT INTO article_shelf (tenant_id, version) VALUES (?, 1)
                ON CONFLICT (tenant_id) DO UPDATE SET version = article_shelf.version + 1
                """).param(tenant.value()).update();
    }

    /** How many changes there have been. */
    long version(TenantId tenant) {
        return jdbc.sql("SELECT version FROM article_shelf WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static Article article(ResultSet row) throws SQLException {
        return new Article(
                new ArticleId(row.getObject("id", UUID.class)),
                row.getString("question"),
                row.getString("answer"),
                strings(row.getArray("phrases")),
                row.getString("language"),
                row.getBoolean("published"),
                row.getBoolean("furnished"),
                instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("updated_at", OffsetDateTime.class).toInstant();
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
