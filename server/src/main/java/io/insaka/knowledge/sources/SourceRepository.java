package io.insaka.knowledge.sources;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.sources.Source.Label;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code knowledge_source}; every method needs the tenant's transaction. */
@Repository
class SourceRepository {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Vault vault;

    SourceRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(TenantId tenant, Source source) {
        jdbc.sql("""
                        INSERT INTO knowledge_source (tenant_id, id, kind, contact_id, label, language, media_id, state,
                            generation, created_at, updated_at)
                        VALUES (:tenant, :id, :kind, :contact, :label, :language, :media, :state, :generation,
                            :created, :created)
                        """)
                .param("tenant", tenant.value())
                .param("id", source.id().value())
                .param("kind", source.kind().wireName())
                .param("contact", source.contact().map(ContactId::value).orElse(null))
                .param("label", sealed(tenant, source.label()))
                .param("language", source.language().orElse(null))
                .param("media", source.media().map(MediaId::value).orElse(null))
                .param("state", source.state().wireName())
                .param("generation", source.generation())
                .param("created", at(source.createdAt()))
                .update();
    }

    Optional<Source> find(TenantId tenant, SourceId id) {
        return jdbc.sql("SELECT * FROM knowledge_source WHERE tenant_id = ? AND id = ?")
                .params(tenant.value(), id.value())
                .query((row, n) -> source(tenant, row))
                .optional();
    }

    int count(TenantId tenant) {
        return jdbc.sql("SELECT count(*) FROM knowledge_source WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    /** Up to {@code limit} sources, the newest first, after {@code before}; those of contacts only when asked for. */
    List<Source> page(TenantId tenant, @Nullable UUID before, boolean contacts, int limit) {
        return jdbc.sql("""
                        SELECT * FROM knowledge_source
                        WHERE tenant_id = :tenant AND (CAST(:before AS uuid) IS NULL OR id < :before)
                        AND (:contacts OR contact_id IS NULL)
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("tenant", tenant.value())
                .param("before", before)
                .param("contacts", contacts)
                .param("limit", limit)
                .query((row, n) -> source(tenant, row))
                .list();
    }

    List<Source> ofContacts(TenantId tenant, UUID[] contacts, int limit) {
        return jdbc.sql(
                        "SELECT * FROM knowledge_source WHERE tenant_id = ? AND contact_id = ANY(?) ORDER BY id LIMIT ?")
                .params(tenant.value(), contacts, limit)
                .query((row, n) -> source(tenant, row))
                .list();
    }

    boolean delete(TenantId tenant, SourceId id) {
        return jdbc.sql("DELETE FROM knowledge_source WHERE tenant_id = ? AND id = ?")
                        .params(tenant.value(), id.value())
                        .update()
                > 0;
    }

    /** The next reading; the one before goes on answering. */
    void requeue(TenantId tenant, SourceId id, Instant now) {
        jdbc.sql("""
                        UPDATE knowledge_source
                        SET state = 'queued', progress = 0, failure = NULL, generation = generation + 1, updated_at = :now
                        WHERE tenant_id = :tenant AND id = :id
                        """)
                .param("now", at(now))
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }

    void progress(TenantId tenant, SourceId id, Source.State state, int progress) {
        jdbc.sql("UPDATE knowledge_source SET state = ?, progress = ? WHERE tenant_id = ? AND id = ?")
                .params(state.wireName(), progress, tenant.value(), id.value())
                .update();
    }

    void ready(TenantId tenant, SourceId id, Label label, int passages, Instant now) {
        jdbc.sql("""
                        UPDATE knowledge_source
                        SET state = 'ready', progress = 100, failure = NULL, label = :label, passages = :passages,
                            updated_at = :now
                        WHERE tenant_id = :tenant AND id = :id
                        """)
                .param("label", sealed(tenant, label))
                .param("passages", passages)
                .param("now", at(now))
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }

    void failed(TenantId tenant, SourceId id, Failure failure, Instant now) {
        jdbc.sql("""
                        UPDATE knowledge_source SET state = 'failed', failure = :failure, updated_at = :now
                        WHERE tenant_id = :tenant AND id = :id
                        """)
                .param("failure", failure.code())
                .param("now", at(now))
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }

    private byte[] sealed(TenantId tenant, Label label) {
        return vault.sealText(tenant, Purpose.KNOWLEDGE_LABEL, JSON.writeValueAsString(label));
    }

    private Source source(TenantId tenant, ResultSet row) throws SQLException {
        String label = vault.openText(tenant, Purpose.KNOWLEDGE_LABEL, row.getBytes("label"));
        return new Source(
                new SourceId(row.getObject("id", UUID.class)),
                Source.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getObject("contact_id", UUID.class)).map(ContactId::new),
                JSON.readValue(label, Label.class),
                Optional.ofNullable(row.getString("language")),
                Optional.ofNullable(row.getObject("media_id", UUID.class)).map(MediaId::new),
                Source.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("progress"),
                Optional.ofNullable(row.getString("failure")).flatMap(Failure::coded),
                row.getInt("generation"),
                row.getInt("passages"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
