package io.insaka.llm.accounts;

import io.insaka.kernel.TenantId;
import io.insaka.llm.Account;
import io.insaka.llm.Kind;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code llm_model}, {@code llm_setting} and {@code llm_role}; every method needs the tenant's transaction. */
@Repository
class AccountRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    AccountRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The version first, so that whatever is committed in between is read again. */
    Roster roster(TenantId tenant) {
        record Setting(long version, Budget budget) {}
        Setting setting = jdbc.sql("SELECT * FROM llm_setting WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, at) -> new Setting(
                        row.getLong("version"),
                        new Budget(
                                number(row, "monthly_budget"),
                                number(row, "conversation_budget"),
                                row.getInt("soft_percent"))))
                .optional()
                .orElse(new Setting(0, Budget.NONE));
        List<Roster.Entry> entries = setting.version() == 0
                ? List.of()
                : jdbc.sql("SELECT * FROM llm_model WHERE tenant_id = ? ORDER BY place NULLS LAST, id")
                        .param(tenant.value())
                        .query((row, at) -> new Roster.Entry(account(tenant, row), integer(row, "place")))
                        .list();
        return new Roster(
                setting.version(), entries, setting.version() == 0 ? Map.of() : roles(tenant), setting.budget());
    }

    private Map<String, UUID> roles(TenantId tenant) {
        var roles = new HashMap<String, UUID>();
        jdbc.sql("SELECT role, model_id FROM llm_role WHERE tenant_id = ?")
                .param(tenant.value())
                .query(row -> {
                    roles.put(row.getString("role"), row.getObject("model_id", UUID.class));
                });
        return roles;
    }

    private Account account(TenantId tenant, ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("api_key");
        return new Account(
                tenant,
                row.getObject("id", UUID.class),
                Kind.find(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                URI.create(row.getString("base_url")),
                sealed == null ? null : vault.openText(tenant, Purpose.MODEL_KEY, sealed),
                row.getString("model"),
                row.getString("embedding_model"),
                row.getString("transcription_model"),
                number(row, "input_price"),
                number(row, "output_price"),
                row.getInt("revision"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /**
     * Counts one change, and makes the next change of this organisation wait for the end of this transaction.
     *
     * @param more by how many the models grew
     */
    void countChange(TenantId tenant, int more) {
        jdbc.sql("""
                        INSERT INTO llm_setting AS s (tenant_id, version, configured) VALUES (:tenant, 1, :more)
                        ON CONFLICT (tenant_id) DO UPDATE
                        SET version = s.version + 1, configured = s.configured + :more""").param("tenant", tenant.value()).param("more", more).update();
    }

    /** At the end of the chain. */
    void insert(TenantId tenant, UUID id, Draft draft, Instant at) {
        jdbc.sql("""
                        INSERT INTO llm_model (tenant_id, id, kind, name, base_url, api_key, model, embedding_model,
                            transcription_model, input_price, output_price, place, created_at)
                        VALUES (:tenant, :id, :kind, :name, :url, :key, :model, :embedding, :transcription, :input, :output,
                            (SELECT coalesce(max(place) + 1, 0) FROM llm_model WHERE tenant_id = :tenant), :at)""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("kind", draft.kind().wireName())
                .param("key", sealed(tenant, draft.key()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .params(values(draft))
                .update();
    }

    /** @param key what it is from now on; null for none */
    void update(TenantId tenant, UUID id, Draft draft, @Nullable String key) {
        jdbc.sql("""
                        UPDATE llm_model SET name = :name, base_url = :url, api_key = :key, model = :model,
                            embedding_model = :embedding, transcription_model = :transcription, input_price = :input,
                            output_price = :output, revision = revision + 1
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("key", sealed(tenant, key))
                .params(values(draft))
                .update();
    }

    private static Map<String, @Nullable Object> values(Draft draft) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("name", draft.name());
        values.put("url", draft.baseUrl().toString());
        values.put("model", draft.model());
        values.put("embedding", draft.embeddingModel());
        values.put("transcription", draft.transcriptionModel());
        values.put("input", draft.inputPrice());
        values.put("output", draft.outputPrice());
        return values;
    }

    private byte @Nullable [] sealed(TenantId tenant, @Nullable String key) {
        return key == null || key.isEmpty() ? null : vault.sealText(tenant, Purpose.MODEL_KEY, key);
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM llm_model WHERE tenant_id = ? AND id = ?")
                .params(tenant.value(), id)
                .update();
    }

    /** Those left out are off. */
    void order(TenantId tenant, List<UUID> order) {
        jdbc.sql("UPDATE llm_model SET place = array_position(:order::uuid[], id) - 1 WHERE tenant_id = :tenant")
                .param("order", order.toArray(UUID[]::new))
                .param("tenant", tenant.value())
                .update();
    }

    void assign(TenantId tenant, String role, UUID model) {
        jdbc.sql("""
                        INSERT INTO llm_role (tenant_id, role, model_id) VALUES (?, ?, ?)
                        ON CONFLICT (tenant_id, role) DO UPDATE SET model_id = excluded.model_id""").params(tenant.value(), role, model).update();
    }

    void unassign(TenantId tenant, String role) {
        jdbc.sql("DELETE FROM llm_role WHERE tenant_id = ? AND role = ?")
                .params(tenant.value(), role)
                .update();
    }

    void budget(TenantId tenant, Budget budget) {
        jdbc.sql("""
                        UPDATE llm_setting SET monthly_budget = :monthly, conversation_budget = :conversation,
                            soft_percent = :soft
                        WHERE tenant_id = :tenant""")
                .param("monthly", budget.monthly())
                .param("conversation", budget.conversation())
                .param("soft", budget.softPercent())
                .param("tenant", tenant.value())
                .update();
    }
}
