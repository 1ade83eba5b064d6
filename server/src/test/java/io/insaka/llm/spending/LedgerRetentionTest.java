package io.insaka.llm.spending;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
class LedgerRetentionTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LedgerRetention retention;

    @Autowired
    Spending spending;

    private void call(TenantId tenant, Instant at) {
        transactions.run(tenant, () -> {
            jdbc.sql("""
                            INSERT INTO llm_call (tenant_id, id, at, agent, model_id, kind, model, ability, outcome,
                                input_tokens, output_tokens, micro_cost, millis)
                            VALUES (?, ?, ?::timestamptz, 'conversation', ?, 'openai', 'm', 'CHAT', 'ok', 1, 1, 500, 1)""")
                    .params(tenant.value(), UUID.randomUUID(), at.toString(), UUID.randomUUID())
                    .update();
            jdbc.sql("""
                            INSERT INTO llm_month (tenant_id, month, micro_cost)
                            VALUES (?, date_trunc('month', ?::timestamptz AT TIME ZONE 'UTC')::date, 500)
                            ON CONFLICT (tenant_id, month) DO UPDATE SET micro_cost = llm_month.micro_cost + 500""").params(tenant.value(), at.toString()).update();
        });
    }

    private List<String> rows(TenantId tenant, String query) {
        return transactions.call(
                tenant, () -> jdbc.sql(query).query(String.class).list());
    }

    @Test
    void forgetsOldCallsOfEveryOrganisationAndKeepsWhatTheyCost() {
        TenantId one = organisations.found().tenant();
        TenantId other = organisations.found().tenant();
        Instant now = Instant.now();
        for (TenantId tenant : List.of(one, other)) {
            call(tenant, now);
            call(tenant, now.minus(Duration.ofDays(91)));
        }
        retention.forget();
        for (TenantId tenant : List.of(one, other)) {
            assertThat(rows(tenant, "SELECT id::text FROM llm_call")).hasSize(1);
            assertThat(rows(tenant, "SELECT sum(micro_cost)::text FROM llm_month"))
                    .containsExactly("1000");
            assertThat(spending.thisMonth(tenant)).isEqualTo(500);
        }
    }

    @Test
    void keepsThemForAQuarter() {
        assertThat(Settings.defaults("insaka.llm.ledger", LedgerSettings.class))
                .isEqualTo(new LedgerSettings(Duration.ofDays(90)));
    }
}
