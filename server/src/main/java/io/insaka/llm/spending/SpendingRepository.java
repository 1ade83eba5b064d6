package io.insaka.llm.spending;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code llm_call}, {@code llm_month}, {@code llm_model_month} and {@code llm_conversation}. */
@Repository
class SpendingRepository {
    private final JdbcClient jdbc;

    SpendingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The calls, and the sums they add to; in one order, so that two nodes wait for each other and never in a circle. */
    Map<LocalDate, Long> add(TenantId tenant, List<Call> calls) {
        insert(tenant, calls);
        var months = new HashMap<LocalDate, Long>();
        jdbc.sql("""
                        INSERT INTO llm_month AS m (tenant_id, month, micro_cost)
                        SELECT :tenant, month, sum(cost) FROM unnest(:months::text[]::date[], :costs::bigint[]) AS c (month, cost)
                        GROUP BY month ORDER BY month
                        ON CONFLICT (tenant_id, month) DO UPDATE SET micro_cost = m.micro_cost + excluded.micro_cost
                        RETURNING month, micro_cost""")
                .param("tenant", tenant.value())
                .param("months", months(calls))
                .param("costs", column(calls, Call::cost, Long[]::new))
                .query(row -> {
                    months.put(row.getDate("month").toLocalDate(), row.getLong("micro_cost"));
                });
        addToModels(tenant, calls);
        addToConversations(
                tenant,
                calls.stream().filter(call -> call.conversation() != null).toList());
        return months;
    }

    private void insert(TenantId tenant, List<Call> calls) {
        jdbc.sql("""
                        INSERT INTO llm_call (tenant_id, id, at, conversation_id, agent, model_id, kind, model, ability,
                            outcome, input_tokens, output_tokens, micro_cost, millis, rehearsal)
                        SELECT :tenant, c.* FROM unnest(:ids::uuid[], :ats::text[]::timestamptz[], :conversations::uuid[],
                            :agents::text[], :accounts::uuid[], :kinds::text[], :models::text[], :abilities::text[],
                            :outcomes::text[], :inputs::integer[], :outputs::integer[], :costs::bigint[],
                            :millis::bigint[], :rehearsals::boolean[]) AS c
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("ids", column(calls, Call::id, UUID[]::new))
                .param("ats", column(calls, call -> call.at().toString(), String[]::new))
                .param("conversations", column(calls, SpendingRepository::conversation, UUID[]::new))
                .param("agents", column(calls, Call::agent, String[]::new))
                .param("accounts", accounts(calls))
                .param("kinds", column(calls, call -> call.account().kind().wireName(), String[]::new))
                .param("models", column(calls, Call::model, String[]::new))
                .param("abilities", column(calls, call -> call.ability().name(), String[]::new))
                .param("outcomes", column(calls, Call::outcome, String[]::new))
                .param("inputs", column(calls, call -> call.tokens().input(), Integer[]::new))
                .param("outputs", column(calls, call -> call.tokens().output(), Integer[]::new))
                .param("costs", column(calls, Call::microCost, Long[]::new))
                .param("millis", column(calls, Call::millis, Long[]::new))
                .param("rehearsals", column(calls, Call::rehearsal, Boolean[]::new))
                .update();
    }

    private void addToModels(TenantId tenant, List<Call> calls) {
        jdbc.sql("""
                        INSERT INTO llm_model_month AS m (tenant_id, month, model_id, calls, failures, input_tokens,
                            output_tokens, micro_cost, millis, last_failure, last_failure_at)
                        SELECT :tenant, month, model, count(*), count(failure), sum(input), sum(output), sum(cost),
                            sum(millis), (array_agg(failure ORDER BY at DESC) FILTER (WHERE failure IS NOT NULL))[1],
                            max(at) FILTER (WHERE failure IS NOT NULL)
                        FROM unnest(:months::text[]::date[], :accounts::uuid[], :failures::text[], :inputs::bigint[],
                            :outputs::bigint[], :costs::bigint[], :millis::bigint[], :ats::text[]::timestamptz[])
                            AS c (month, model, failure, input, output, cost, millis, at)
                        GROUP BY month, model ORDER BY month, model
                        ON CONFLICT (tenant_id, month, model_id) DO UPDATE SET calls = m.calls + excluded.calls,
                            failures = m.failures + excluded.failures, input_tokens = m.input_tokens + excluded.input_tokens,
                            output_tokens = m.output_tokens + excluded.output_tokens,
                            micro_cost = m.micro_cost + excluded.micro_cost, millis = m.millis + excluded.millis,
                            last_failure = coalesce(excluded.last_failure, m.last_failure),
                            last_failure_at = coalesce(excluded.last_failure_at, m.last_failure_at)""")
                .param("tenant", tenant.value())
                .param("months", months(calls))
                .param("accounts", accounts(calls))
                .param("failures", column(calls, call -> call.failed() ? call.outcome() : null, String[]::new))
                .param("inputs", column(calls, call -> (long) call.tokens().input(), Long[]::new))
                .param("outputs", column(calls, call -> (long) call.tokens().output(), Long[]::new))
                .param("costs", column(calls, Call::cost, Long[]::new))
                .param("millis", column(calls, Call::millis, Long[]::new))
                .param("ats", column(calls, call -> call.at().toString(), String[]::new))
                .update();
    }

    private void addToConversations(TenantId tenant, List<Call> calls) {
        if (calls.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO llm_conversation AS s (tenant_id, conversation_id, micro_cost)
                        SELECT :tenant, id, sum(cost) FROM unnest(:ids::uuid[], :costs::bigint[]) AS c (id, cost)
                        GROUP BY id ORDER BY id
                        ON CONFLICT (tenant_id, conversation_id) DO UPDATE
                        SET micro_cost = s.micro_cost + excluded.micro_cost""")
                .param("tenant", tenant.value())
                .param("ids", column(calls, SpendingRepository::conversation, UUID[]::new))
                .param("costs", column(calls, Call::cost, Long[]::new))
                .update();
    }

    private static @Nullable UUID conversation(Call call) {
        ConversationId conversation = call.conversation();
        return conversation == null ? null : conversation.value();
    }

    private static String[] months(List<Call> calls) {
        return column(calls, call -> call.month().toString(), String[]::new);
    }

    private static UUID[] accounts(List<Call> calls) {
        return column(calls, call -> call.account().id(), UUID[]::new);
    }

    private static <T> T[] column(
            List<Call> calls, Function<Call, ? extends @Nullable T> of, java.util.function.IntFunction<T[]> array) {
        return calls.stream().map(of).toArray(array);
    }

    long month(TenantId tenant, LocalDate month) {
        return jdbc.sql("SELECT micro_cost FROM llm_month WHERE tenant_id = ? AND month = ?")
                .params(tenant.value(), Date.valueOf(month))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    long conversation(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("SELECT micro_cost FROM llm_conversation WHERE tenant_id = ? AND conversation_id = ?")
                .params(tenant.value(), conversation.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    Map<UUID, ModelMonth> models(TenantId tenant, LocalDate month) {
        var models = new HashMap<UUID, ModelMonth>();
        jdbc.sql("SELECT * FROM llm_model_month WHERE tenant_id = ? AND month = ?")
                .params(tenant.value(), Date.valueOf(month))
                .query(row -> {
                    Timestamp failed = row.getTimestamp("last_failure_at");
                    models.put(
                            row.getObject("model_id", UUID.class),
                            new ModelMonth(
                                    row.getLong("calls"),
                                    row.getLong("failures"),
                                    row.getLong("input_tokens"),
                                    row.getLong("output_tokens"),
                                    row.getLong("micro_cost"),
                                    row.getLong("millis"),
                                    row.getString("last_failure"),
                                    failed == null ? null : failed.toInstant()));
                });
        return models;
    }
}
