package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.Article;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.search.PassageVector;
import io.insaka.knowledge.search.Space;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code knowledge_vector} and {@code article_vector}; every method needs the tenant's transaction. */
@Repository
class VectorRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    VectorRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Which passage a vector belongs to. */
    record Place(UUID source, int generation, int position) {}

    /** Of passages that are still there; in the place of what the same model made of them before. */
    void insert(TenantId tenant, Space space, List<Place> places, List<float[]> vectors) {
        int count = places.size();
        var sources = new UUID[count];
        var generations = new Integer[count];
        var positions = new Integer[count];
        var sealed = new byte[count][];
        for (int at = 0; at < count; at++) {
            sources[at] = places.get(at).source();
            generations[at] = places.get(at).generation();
            positions[at] = places.get(at).position();
            sealed[at] = vault.seal(tenant, Purpose.KNOWLEDGE_VECTOR, bytes(vectors.get(at)));
        }
        jdbc.sql("""
                        INSERT INTO knowledge_vector
                            (tenant_id, source_id, generation, position, model, dimensions, vector)
                        SELECT p.tenant_id, p.source_id, p.generation, p.position, :model, :dimensions, v.vector
                        FROM unnest(:sources, :generations, :positions, :vectors)
                            AS v (source_id, generation, position, vector)
                        JOIN knowledge_passage p ON p.tenant_id = :tenant AND p.source_id = v.source_id
                            AND p.generation = v.generation AND p.position = v.position
                        FOR KEY SHARE OF p
                        ON CONFLICT (tenant_id, source_id, generation, position, model)
                        DO UPDATE SET dimensions = excluded.dimensions, vector = excluded.vector
                        """)
                .param("tenant", tenant.value())
                .param("model", space.model())
                .param("dimensions", space.dimensions())
                .param("sources", sources)
                .param("generations", generations)
                .param("positions", positions)
                .param("vectors", sealed)
                .update();
    }

    /** Of articles that are still what they were. @param version of the library, from which on it is told */
    void insertArticles(TenantId tenant, Space space, List<Article> articles, List<float[]> vectors, long version) {
        for (int at = 0; at < articles.size(); at++) {
            jdbc.sql("""
                            INSERT INTO article_vector
                                (tenant_id, article_id, model, dimensions, article_updated_at, version, vector)
                            SELECT a.tenant_id, a.id, :model, :dimensions, a.updated_at, :version, :vector
                            FROM article a WHERE a.tenant_id = :tenant AND a.id = :id AND a.updated_at = :updated
                            FOR KEY SHARE
                            ON CONFLICT (tenant_id, article_id, model)
                            DO UPDATE SET dimensions = excluded.dimensions, vector = excluded.vector,
                                article_updated_at = excluded.article_updated_at, version = excluded.version
                            """)
                    .param("tenant", tenant.value())
                    .param("id", articles.get(at).id().value())
                    .param("updated", articles.get(at).updatedAt().atOffset(ZoneOffset.UTC))
                    .param("model", space.model())
                    .param("dimensions", space.dimensions())
                    .param("version", version)
                    .param("vector", boxed(vectors.get(at)))
                    .update();
        }
    }

    /** Which articles have a vector there, and as of when. */
    Map<ArticleId, Instant> articlesIn(TenantId tenant, String model, @Nullable Integer dimensions) {
        var found = new HashMap<ArticleId, Instant>();
        jdbc.sql("""
                        SELECT article_id, article_updated_at FROM article_vector
                        WHERE tenant_id = :tenant AND model = :model
                        AND dimensions = coalesce(CAST(:dimensions AS integer), dimensions)
                        """)
                .param("tenant", tenant.value())
                .param("model", model)
                .param("dimensions", dimensions)
                .query(row -> {
                    found.put(article(row), at(row));
                });
        return found;
    }

    /** Vectors of articles that were told after {@code version}. */
    List<ArticleVector> articlesSince(TenantId tenant, @Nullable Space space, long version) {
        return space == null
                ? List.of()
                : jdbc.sql("""
                        SELECT * FROM article_vector
                        WHERE tenant_id = ? AND model = ? AND dimensions = ? AND version > ?
                        """)
                        .params(tenant.value(), space.model(), space.dimensions(), version)
                        .query((row, at) -> new ArticleVector(
                                article(row), at(row), new PassageVector(space.model(), unboxed((Float[])
                                        row.getArray("vector").getArray()))))
                        .list();
    }

    private static ArticleId article(ResultSet row) throws SQLException {
        return new ArticleId(row.getObject("article_id", UUID.class));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("article_updated_at", OffsetDateTime.class).toInstant();
    }

    /** How long most of this model's vectors are; empty when there are none. */
    Optional<Integer> dimensions(TenantId tenant, String model) {
        return jdbc.sql("""
                        SELECT dimensions FROM
                            (SELECT dimensions FROM knowledge_vector WHERE tenant_id = :tenant AND model = :model
                             UNION ALL
                             SELECT dimensions FROM article_vector WHERE tenant_id = :tenant AND model = :model) v
                        GROUP BY dimensions ORDER BY count(*) DESC LIMIT 1
                        """)
                .param("tenant", tenant.value())
                .param("model", model)
                .query(Integer.class)
                .optional();
    }

    /** Deletes all but these. */
    void deleteAllBut(TenantId tenant, Space space) {
        for (String table : List.of("knowledge_vector", "article_vector")) {
            jdbc.sql("DELETE FROM " + table + " WHERE tenant_id = ? AND (model, dimensions) <> (?, ?)")
                    .params(tenant.value(), space.model(), space.dimensions())
                    .update();
        }
    }

    /** @return null when the row has none */
    @Nullable
    PassageVector vector(TenantId tenant, ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("vector");
        if (sealed == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(vault.open(tenant, Purpose.KNOWLEDGE_VECTOR, sealed));
        var values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return new PassageVector(row.getString("model"), values);
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    private static Float[] boxed(float[] vector) {
        var values = new Float[vector.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = vector[at];
        }
        return values;
    }

    private static float[] unboxed(Float[] values) {
        var vector = new float[values.length];
        for (int at = 0; at < vector.length; at++) {
            vector[at] = values[at];
        }
        return vector;
    }
}
