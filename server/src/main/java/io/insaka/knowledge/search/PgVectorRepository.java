package io.insaka.knowledge.search;

import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of {@code passage_index} and {@code passage_index_state}, which are there only where PostgreSQL has pgvector; every
 * method needs the tenant's transaction.
 */
final class PgVectorRepository {
    private final JdbcClient jdbc;

    PgVectorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A passage as it is kept.
     *
     * @param content sealed: title, other titles and text
     * @param titleWords blind numbers of the words of the titles
     * @param words those of all words
     * @param digest another one whenever any of the source's passages is
     */
    record Row(
            UUID source,
            int position,
            boolean article,
            @Nullable UUID contact,
            Tongue tongue,
            byte[] content,
            Long[] titleWords,
            Long[] words,
            @Nullable PassageVector vector,
            long digest) {}

    /** A row that may answer. */
    record Found(UUID source, int position, boolean article, Tongue tongue, byte[] content, double score) {}

    /** Keeps every other change of this organisation's index waiting until the end of the transaction. */
    PassageIndex.Known lock(TenantId tenant) {
        jdbc.sql("INSERT INTO passage_index_state (tenant_id) VALUES (?) ON CONFLICT DO NOTHING")
                .param(tenant.value())
                .update();
        return jdbc.sql("SELECT * FROM passage_index_state WHERE tenant_id = ? FOR UPDATE")
                .param(tenant.value())
                .query((row, at) -> known(row))
                .single();
    }

    Optional<PassageIndex.Known> find(TenantId tenant) {
        return jdbc.sql("SELECT * FROM passage_index_state WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, at) -> known(row))
                .optional();
    }

    private static PassageIndex.Known known(ResultSet row) throws SQLException {
        String model = row.getString("model");
        return new PassageIndex.Known(
                row.getLong("version"),
                model == null ? null : new Space(model, row.getInt("dimensions")),
                row.getLong("articles"));
    }

    void save(TenantId tenant, PassageIndex.Known known) {
        Space space = known.space();
        jdbc.sql("""
                        UPDATE passage_index_state
                        SET version = :version, model = :model, dimensions = :dimensions, articles = :articles
                        WHERE tenant_id = :tenant
                        """)
                .param("version", known.version())
                .param("model", space == null ? null : space.model())
                .param("dimensions", space == null ? null : space.dimensions())
                .param("articles", known.articles())
                .param("tenant", tenant.value())
                .update();
    }

    /** Empty when the source has no passages. */
    Optional<Long> digest(TenantId tenant, UUID source) {
        return jdbc.sql("SELECT digest FROM passage_index WHERE tenant_id = ? AND source_id = ? LIMIT 1")
                .params(tenant.value(), source)
                .query(Long.class)
                .optional();
    }

    void delete(TenantId tenant, UUID source) {
        jdbc.sql("DELETE FROM passage_index WHERE tenant_id = ? AND source_id = ?")
                .params(tenant.value(), source)
                .update();
    }

    void deleteOtherArticles(TenantId tenant, Set<UUID> articles) {
        jdbc.sql("DELETE FROM passage_index WHERE tenant_id = ? AND article AND source_id <> ALL (?)")
                .params(tenant.value(), articles.toArray(UUID[]::new))
                .update();
    }

    void insert(TenantId tenant, Row row) {
        PassageVector vector = row.vector();
        jdbc.sql("""
                        INSERT INTO passage_index (tenant_id, source_id, position, article, contact_id, tongue, content,
                            title_words, words, model, dimensions, vector, digest)
                        VALUES (:tenant, :source, :position, :article, CAST(:contact AS uuid), :tongue, :content,
                            :titleWords, :words, :model, :dimensions, CAST(:vector AS vector), :digest)
                        """)
                .param("tenant", tenant.value())
                .param("source", row.source())
                .param("position", row.position())
                .param("article", row.article())
                .param("contact", row.contact())
                .param("tongue", row.tongue().name())
                .param("content", row.content())
                .param("titleWords", row.titleWords())
                .param("words", row.words())
                .param("model", vector == null ? null : vector.model())
                .param("dimensions", vector == null ? null : vector.values().length)
                .param("vector", vector == null ? null : literal(vector.values()))
                .param("digest", row.digest())
                .update();
    }

    int count(TenantId tenant) {
        return jdbc.sql("SELECT count(*) FROM passage_index WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    /** In how many passages of each tongue a word stands, and how many of the tongue there are (under 0). */
    void frequencies(TenantId tenant, Collection<Long> words, Map<Long, Integer> found) {
        jdbc.sql("""
                        SELECT w.word, count(*) AS found FROM unnest(:words) AS w (word)
                        JOIN passage_index p ON p.tenant_id = :tenant AND p.words @> ARRAY[w.word]
                        GROUP BY w.word
                        """)
                .param("words", words.toArray(Long[]::new))
                .param("tenant", tenant.value())
                .query(row -> {
                    found.put(row.getLong("word"), row.getInt("found"));
                });
    }

    /** The best by words: each counts its weight, and more of it in a title. */
    List<Found> byWords(TenantId tenant, Visible visible, Map<Long, Double> weights, double titleBoost, int most) {
        Long[] words = weights.keySet().toArray(Long[]::new);
        return jdbc.sql("""
                        SELECT p.source_id, p.position, p.article, p.tongue, p.content, s.score FROM passage_index p
                        CROSS JOIN LATERAL (
                            SELECT sum(w.weight * (CASE WHEN w.word = ANY (p.title_words) THEN :boost ELSE 0 END + 1))
                                / (1 + 0.1 * ln(1 + cardinality(p.words))) AS score
                            FROM unnest(:words, :weights) AS w (word, weight) WHERE w.word = ANY (p.words)) s
                        WHERE p.tenant_id = :tenant AND p.words && :words AND
                        """ + seen(visible) + " ORDER BY s.score DESC, p.source_id, p.position LIMIT :most")
                .param("tenant", tenant.value())
                .param("words", words)
                .param("weights", weights.values().toArray(Double[]::new))
                .param("boost", titleBoost)
                .param("contact", contact(visible))
                .param("most", most)
                .query((row, at) -> found(row))
                .list();
    }

    /** The nearest among the vectors of the same model, all of them compared. */
    List<Found> nearest(TenantId tenant, Visible visible, PassageVector vector, int most) {
        return jdbc.sql("""
                        SELECT p.source_id, p.position, p.article, p.tongue, p.content,
                            1 - (p.vector <=> CAST(:vector AS vector)) AS score
                        FROM passage_index p
                        WHERE p.tenant_id = :tenant AND p.model = :model AND p.dimensions = :dimensions AND
                        """ + seen(visible) + " ORDER BY score DESC, p.source_id, p.position LIMIT :most")
                .param("tenant", tenant.value())
                .param("model", vector.model())
                .param("dimensions", vector.values().length)
                .param("vector", literal(vector.values()))
                .param("contact", contact(visible))
                .param("most", most)
                .query((row, at) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getObject("source_id", UUID.class),
                row.getInt("position"),
                row.getBoolean("article"),
                Tongue.valueOf(row.getString("tongue")),
                row.getBytes("content"),
                row.getDouble("score"));
    }

    private static String seen(Visible visible) {
        return switch (visible) {
            case Visible.Public everybody -> "(p.contact_id IS NULL AND CAST(:contact AS uuid) IS NULL)";
            case Visible.PublicAnd own -> "(p.contact_id IS NULL OR p.contact_id = CAST(:contact AS uuid))";
            case Visible.Everything all -> "(CAST(:contact AS uuid) IS NULL)";
        };
    }

    private static @Nullable UUID contact(Visible visible) {
        return visible instanceof Visible.PublicAnd(UUID contact) ? contact : null;
    }

    /** As pgvector reads it. */
    private static String literal(float[] values) {
        var text = new StringBuilder("[");
        for (int at = 0; at < values.length; at++) {
            text.append(at == 0 ? "" : ",").append(values[at]);
        }
        return text.append(']').toString();
    }
}
