package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.PassageEntry;
import io.insaka.knowledge.search.Space;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code knowledge_passage}; every method needs the tenant's transaction. */
@Repository
class PassageRepository {
    /** Stands between title and text in what is sealed; no extracted text has it. */
    private static final char BETWEEN = '\u0000';

    private final JdbcClient jdbc;
    private final Vault vault;
    private final VectorRepository vectors;

    PassageRepository(JdbcClient jdbc, Vault vault, VectorRepository vectors) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.vectors = vectors;
    }

    void insert(TenantId tenant, Edition edition, int first, List<Chunk> chunks) {
        int count = chunks.size();
        var positions = new Integer[count];
        var languages = new String[count];
        var contents = new byte[count][];
        for (int at = 0; at < count; at++) {
            Chunk chunk = chunks.get(at);
            positions[at] = first + at;
            languages[at] = chunk.language();
            contents[at] = vault.sealText(tenant, Purpose.KNOWLEDGE_PASSAGE, chunk.title() + BETWEEN + chunk.text());
        }
        jdbc.sql("""
                        INSERT INTO knowledge_passage
                            (tenant_id, source_id, generation, position, contact_id, language, content)
                        SELECT :tenant, :source, :generation, p.position, CAST(:contact AS uuid), p.language, p.content
                        FROM unnest(:positions, :languages, :contents) AS p (position, language, content)
                        """)
                .param("tenant", tenant.value())
                .param("source", edition.source())
                .param("generation", edition.generation())
                .param("contact", edition.contact())
                .param("positions", positions)
                .param("languages", languages)
                .param("contents", contents)
                .update();
    }

    /** Their vectors go with them. */
    void deleteOthers(TenantId tenant, UUID source, int generation) {
        jdbc.sql("DELETE FROM knowledge_passage WHERE tenant_id = ? AND source_id = ? AND generation <> ?")
                .params(tenant.value(), source, generation)
                .update();
    }

    void delete(TenantId tenant, UUID source, int generation) {
        jdbc.sql("DELETE FROM knowledge_passage WHERE tenant_id = ? AND source_id = ? AND generation = ?")
                .params(tenant.value(), source, generation)
                .update();
    }

    int count(TenantId tenant) {
        return jdbc.sql("SELECT count(*) FROM knowledge_passage WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    /**
     * What answers of these sources, each with its passages in order; a source that is gone has none.
     *
     * @param space which vectors to bring along; null: none
     */
    Map<UUID, List<PassageEntry>> answering(TenantId tenant, @Nullable Space space, Collection<UUID> sources) {
        Map<UUID, List<PassageEntry>> found = new LinkedHashMap<>();
        sources.forEach(source -> found.put(source, new java.util.ArrayList<>()));
        jdbc.sql("""
                        SELECT p.source_id, p.position, p.contact_id, p.language, p.content, v.model, v.vector
                        FROM knowledge_change c
                        JOIN knowledge_passage p ON p.tenant_id = c.tenant_id AND p.source_id = c.source_id
                            AND p.generation = c.generation
                        LEFT JOIN knowledge_vector v ON v.tenant_id = p.tenant_id AND v.source_id = p.source_id
                            AND v.generation = p.generation AND v.position = p.position
                            AND v.model = :model AND v.dimensions = :dimensions
                        WHERE c.tenant_id = :tenant AND c.source_id = ANY (:sources)
                        ORDER BY p.source_id, p.position
                        """)
                .param("tenant", tenant.value())
                .param("sources", sources.toArray(UUID[]::new))
                .param("model", space == null ? "" : space.model())
                .param("dimensions", space == null ? 0 : space.dimensions())
                .query(row -> {
                    PassageEntry entry = entry(tenant, row);
                    found.getOrDefault(entry.source(), new java.util.ArrayList<>())
                            .add(entry);
                });
        return found;
    }

    /** A passage that answers, and where it belongs. */
    record Piece(VectorRepository.Place place, String title, String text) {}

    private static final String ANSWERING = """
            FROM knowledge_change c
            JOIN knowledge_passage p ON p.tenant_id = c.tenant_id AND p.source_id = c.source_id
                AND p.generation = c.generation
            WHERE c.tenant_id = :tenant
            """;

    private static final String WITHOUT_VECTOR = """
            AND NOT EXISTS (SELECT FROM knowledge_vector v WHERE v.tenant_id = p.tenant_id
                AND v.source_id = p.source_id AND v.generation = p.generation AND v.position = p.position
                AND v.model = :model AND v.dimensions = coalesce(CAST(:dimensions AS integer), v.dimensions))
            """;

    int answering(TenantId tenant) {
        return jdbc.sql("SELECT count(*) " + ANSWERING)
                .param("tenant", tenant.value())
                .query(Integer.class)
                .single();
    }

    int withoutVector(TenantId tenant, String model, @Nullable Integer dimensions) {
        return jdbc.sql("SELECT count(*) " + ANSWERING + WITHOUT_VECTOR)
                .param("tenant", tenant.value())
                .param("model", model)
                .param("dimensions", dimensions)
                .query(Integer.class)
                .single();
    }

    /** Up to {@code most} passages that answer and have no vector of this model, by source and position. */
    List<Piece> withoutVector(
            TenantId tenant,
            String model,
            @Nullable Integer dimensions,
            VectorRepository.@Nullable Place after,
            int most) {
        return jdbc.sql("SELECT p.source_id, p.generation, p.position, p.content " + ANSWERING + WITHOUT_VECTOR + """
                        AND (CAST(:source AS uuid) IS NULL OR (p.source_id, p.position) > (:source, :position))
                        ORDER BY p.source_id, p.position LIMIT :most
                        """)
                .param("tenant", tenant.value())
                .param("model", model)
                .param("dimensions", dimensions)
                .param("source", after == null ? null : after.source())
                .param("position", after == null ? 0 : after.position())
                .param("most", most)
                .query((row, at) -> {
                    String content = vault.openText(tenant, Purpose.KNOWLEDGE_PASSAGE, row.getBytes("content"));
                    int between = content.indexOf(BETWEEN);
                    return new Piece(
                            new VectorRepository.Place(
                                    row.getObject("source_id", UUID.class),
                                    row.getInt("generation"),
                                    row.getInt("position")),
                            content.substring(0, between),
                            content.substring(between + 1));
                })
                .list();
    }

    private PassageEntry entry(TenantId tenant, ResultSet row) throws SQLException {
        String content = vault.openText(tenant, Purpose.KNOWLEDGE_PASSAGE, row.getBytes("content"));
        int between = content.indexOf(BETWEEN);
        return new PassageEntry(
                row.getObject("source_id", UUID.class),
                row.getInt("position"),
                false,
                row.getObject("contact_id", UUID.class),
                content.substring(0, between),
                "",
                content.substring(between + 1),
                row.getString("language"),
                vectors.vector(tenant, row));
    }
}
