package io.insaka.brain.memory;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Joins the tenant's open transaction. */
@Repository
class MemoryRepository {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    MemoryRepository(JdbcClient tenantJdbc, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
        this.json = json;
    }

    /** @param upto the position of the last message that is in it */
    record Kept(long upto, Digest digest) {
        static final Kept NOTHING = new Kept(0, new Digest("", List.of()));
    }

    /** What is sealed. */
    record Digest(String summary, List<String> preferences) {
        Digest {
            preferences = List.copyOf(preferences);
        }
    }

    Optional<Kept> find(TenantId tenant, ConversationId conversation) {
        return Optional.ofNullable(find(tenant, List.of(conversation)).get(conversation));
    }

    Map<ConversationId, Kept> find(TenantId tenant, Collection<ConversationId> conversations) {
        Map<ConversationId, Kept> found = new HashMap<>();
        jdbc.sql("""
                        SELECT conversation_id, upto, memory FROM conversation_memory
                        WHERE tenant_id = :tenant AND conversation_id = ANY (:conversations)""")
                .param("tenant", tenant.value())
                .param(
                        "conversations",
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> found.put(
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        new Kept(
                                row.getLong("upto"),
                                json.readValue(
                                        vault.open(tenant, Purpose.CONVERSATION_MEMORY, row.getBytes("memory")),
                                        Digest.class))))
                .list();
        return found;
    }

    /** What knows less than what is there is not written. */
    void keep(TenantId tenant, ConversationId conversation, Kept kept, Instant now) {
        jdbc.sql("""
                        INSERT INTO conversation_memory AS m (tenant_id, conversation_id, upto, memory, updated_at)
                        VALUES (:tenant, :conversation, :upto, :memory, :now)
                        ON CONFLICT (tenant_id, conversation_id) DO UPDATE SET upto = excluded.upto,
                            memory = excluded.memory, updated_at = excluded.updated_at WHERE m.upto < excluded.upto""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("upto", kept.upto())
                .param("memory", vault.seal(tenant, Purpose.CONVERSATION_MEMORY, json.writeValueAsBytes(kept.digest())))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
