package io.insaka.brain.turns;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Turns and the journal of what they paid for. Joins the tenant's open transaction. */
@Repository
class TurnRepository {
    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String ABANDONED = "abandoned";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    TurnRepository(JdbcClient tenantJdbc, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
        this.json = json;
    }

    record Row(
            UUID id,
            ConversationId conversation,
            int flow,
            String status,
            String outcome,
            long fence,
            Trace trace,
            Instant startedAt,
            @Nullable Instant finishedAt) {
        static Row of(
                TurnInput input, String outcome, String status, long fence, Trace trace, @Nullable Instant finished) {
            return new Row(
                    input.id(),
                    input.conversation(),
                    Flow.VERSION,
                    status,
                    outcome,
                    fence,
                    trace,
                    input.at(),
                    finished);
        }
    }

    /** A turn that is left running by mistake would keep its conversation from ever beginning another. */
    void abandonOthers(TenantId tenant, Collection<ConversationId> conversations, Collection<UUID> keep) {
        jdbc.sql("""
                        UPDATE turn SET status = 'abandoned', finished_at = now() WHERE tenant_id = :tenant
                            AND conversation_id = ANY(:conversations) AND status = 'running' AND id <> ALL(:keep)""")
                .param("tenant", tenant.value())
                .param(
                        "conversations",
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .param("keep", keep.toArray(UUID[]::new))
                .update();
    }

    /** A turn that was begun and is not wanted any more. */
    void abandon(TenantId tenant, UUID turn, String outcome) {
        jdbc.sql("""
                        UPDATE turn SET status = 'abandoned', outcome = :outcome, finished_at = now()
                        WHERE tenant_id = :tenant AND id = :turn AND status = 'running'""")
                .param("outcome", outcome)
                .param("tenant", tenant.value())
                .param("turn", turn)
                .update();
    }

    void insert(TenantId tenant, List<Row> turns) {
        jdbc.sql("""
                        INSERT INTO turn (tenant_id, id, conversation_id, flow, status, outcome, fence, trace, started_at, finished_at)
                        SELECT :tenant, id, conversation, flow, status, outcome, fence, trace, started, finished
                        FROM unnest(:ids::uuid[], :conversations::uuid[], :flows::smallint[], :statuses::text[], :outcomes::text[], :fences::bigint[],
                            :traces::bytea[], :started::timestamptz[], :finished::timestamptz[])
                            AS x (id, conversation, flow, status, outcome, fence, trace, started, finished)
                        ON CONFLICT (tenant_id, id) DO UPDATE SET flow = excluded.flow, status = excluded.status, outcome = excluded.outcome,
                            trace = excluded.trace, finished_at = excluded.finished_at""")
                .param("tenant", tenant.value())
                .param("ids", turns.stream().map(Row::id).toArray(UUID[]::new))
                .param(
                        "conversations",
                        turns.stream().map(t -> t.conversation().value()).toArray(UUID[]::new))
                .param("flows", turns.stream().map(t -> (short) t.flow()).toArray(Short[]::new))
                .param("statuses", turns.stream().map(Row::status).toArray(String[]::new))
                .param("outcomes", turns.stream().map(Row::outcome).toArray(String[]::new))
                .param("fences", turns.stream().map(Row::fence).toArray(Long[]::new))
                .param(
                        "traces",
                        turns.stream().map(t -> seal(tenant, t.trace())).toArray(byte[][]::new))
                .param("started", turns.stream().map(t -> time(t.startedAt())).toArray(String[]::new))
                .param("finished", turns.stream().map(t -> time(t.finishedAt())).toArray(String[]::new))
                .update();
    }

    private byte[] seal(TenantId tenant, Trace trace) {
        return vault.seal(tenant, Purpose.TURN_TRACE, json.writeValueAsBytes(trace));
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC).toString();
    }

    /** Those that began at {@code until} or before, the latest first. */
    List<Row> latest(TenantId tenant, ConversationId conversation, Instant until, int most) {
        return jdbc.sql("""
                        SELECT id, conversation_id, flow, status, outcome, fence, trace, started_at, finished_at FROM turn
                        WHERE tenant_id = :tenant AND conversation_id = :conversation AND started_at <= :until
                        ORDER BY started_at DESC LIMIT :most""")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("most", most)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        row.getInt("flow"),
                        row.getString("status"),
                        row.getString("outcome"),
                        row.getLong("fence"),
                        json.readValue(vault.open(tenant, Purpose.TURN_TRACE, row.getBytes("trace")), Trace.class),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("finished_at") == null
                                ? null
                                : row.getTimestamp("finished_at").toInstant()))
                .list();
    }

    Optional<String> journalled(TenantId tenant, UUID turn, String key) {
        return jdbc.sql("SELECT result FROM turn_journal WHERE tenant_id = :tenant AND turn_id = :turn AND key = :key")
                .param("tenant", tenant.value())
                .param("turn", turn)
                .param("key", key)
                .query((row, n) -> vault.openText(tenant, Purpose.TURN_TRACE, row.getBytes(1)))
                .optional();
    }

    /** What a turn paid for: named within the turn, and what came of it. */
    record Paid(UUID turn, String key, String result, Instant at) {}

    void journal(TenantId tenant, List<Paid> paid) {
        jdbc.sql("""
                        INSERT INTO turn_journal (tenant_id, turn_id, key, result, created_at)
                        SELECT :tenant, turn, key, result, at
                        FROM unnest(:turns::uuid[], :keys::text[], :results::bytea[], :ats::timestamptz[])
                            AS x (turn, key, result, at)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("turns", paid.stream().map(Paid::turn).toArray(UUID[]::new))
                .param("keys", paid.stream().map(Paid::key).toArray(String[]::new))
                .param(
                        "results",
                        paid.stream()
                                .map(one -> vault.sealText(tenant, Purpose.TURN_TRACE, one.result()))
                                .toArray(byte[][]::new))
                .param("ats", paid.stream().map(one -> time(one.at())).toArray(String[]::new))
                .update();
    }
}
