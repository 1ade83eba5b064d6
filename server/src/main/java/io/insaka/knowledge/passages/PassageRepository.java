package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.PassageEntry;
import io.insaka.knowledge.search.PassageVector;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.ByteBuffer;
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

/** Rows of {@code knowledge_passage} and {@code knowledge_vector}; every method needs the tenant's transaction. */
@Repository
class PassageRepository {
    /** Stands between title and text in what is sealed; no extracted text has it. */
    private static final char BETWEEN = '\u0000';

    private final JdbcClient jdbc;
    private final Vault vault;

    PassageRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
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

    void insertVectors(TenantId tenant, Edition edition, int first, String model, List<float[]> vectors) {
        var positions = new Integer[vectors.size()];
        var sealed = new byte[vectors.size()][];
        for (int at = 0; at < sealed.length; at++) {
            positions[at] = first + at;
            sealed[at] = vault.seal(tenant, Purpose.KNOWLEDGE_VECTOR, bytes(vectors.get(at)));
        }
        jdbc.sql("""
                        INSERT INTO knowledge_vector (tenant_id, source_id, generation, position, model, vector)
                        SELECT :tenant, :source, :generation, v.position, :model, v.vector
                        FROM unnest(:positions, :vectors) AS v (position, vector)
                        ON CONFLICT (tenant_id, source_id, generation, position)
                        DO UPDATE SET model = excluded.model, vector = excluded.vector
                        """)
                .param("tenant", tenant.value())
                .param("source", edition.source())
                .param("generation", edition.generation())
                .param("model", model)
                .param("positions", positions)
                .param("vectors", sealed)
                .update();
    }

    void deleteOthers(TenantId tenant, UUID source, int generation) {
        for (String table : List.of("knowledge_passage", "knowledge_vector")) {
            jdbc.sql("DELETE FROM " + table + " WHERE tenant_id = ? AND source_id = ? AND generation <> ?")
                    .params(tenant.value(), source, generation)
                    .update();
        }
    }

    void delete(TenantId tenant, UUID source, int generation) {
        for (String table : List.of("knowledge_passage", "knowledge_vector")) {
            jdbc.sql("DELETE FROM " + table + " WHERE tenant_id = ? AND source_id = ? AND generation = ?")
                    .params(tenant.value(), source, generation)
                    .update();
        }
    }

    int count(TenantId tenant) {
        return jdbc.sql("SELECT count(*) FROM knowledge_passage WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    /** What answers of these sources, each with its passages in order; a source that is gone has none. */
    Map<UUID, List<PassageEntry>> answering(TenantId tenant, Collection<UUID> sources) {
        Map<UUID, List<PassageEntry>> found = new LinkedHashMap<>();
        sources.forEach(source -> found.put(source, new java.util.ArrayList<>()));
        jdbc.sql("""
                        SELECT p.source_id, p.position, p.contact_id, p.language, p.content, v.model, v.vector
                        FROM knowledge_change c
                        JOIN knowledge_passage p ON p.tenant_id = c.tenant_id AND p.source_id = c.source_id
                            AND p.generation = c.generation
                        LEFT JOIN knowledge_vector v ON v.tenant_id = p.tenant_id AND v.source_id = p.source_id
                            AND v.generation = p.generation AND v.position = p.position
                        WHERE c.tenant_id = :tenant AND c.source_id = ANY (:sources)
                        ORDER BY p.source_id, p.position
                        """)
                .param("tenant", tenant.value())
                .param("sources", sources.toArray(UUID[]::new))
                .query(row -> {
                    PassageEntry entry = entry(tenant, row);
                    found.getOrDefault(entry.source(), new java.util.ArrayList<>())
                            .add(entry);
                });
        return found;
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
                vector(tenant, row));
    }

    private @Nullable PassageVector vector(TenantId tenant, ResultSet row) throws SQLException {
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
}
