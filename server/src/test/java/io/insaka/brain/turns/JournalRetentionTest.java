package io.insaka.brain.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
class JournalRetentionTest {
    private static final Duration OLD = Duration.ofDays(8);

    @Autowired
    Organisations organisations;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    TurnRepository turns;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JournalRetention retention;

    private UUID turn(TenantId tenant, String status, Duration age) {
        UUID turn = UUID.randomUUID();
        Instant at = Instant.now().minus(age);
        transactions.run(tenant, () -> {
            jdbc.sql("""
                            INSERT INTO turn (tenant_id, id, conversation_id, flow, status, outcome, fence, trace,
                                started_at)
                            VALUES (?, ?, ?, 3, ?, '', 1, '', ?)""")
                    .params(tenant.value(), turn, UUID.randomUUID(), status, at.atOffset(ZoneOffset.UTC))
                    .update();
            turns.journal(tenant, List.of(new TurnRepository.Paid(turn, "answer", "Yes, in red.", at)));
        });
        return turn;
    }

    private boolean kept(TenantId tenant, UUID turn) {
        return transactions.call(
                tenant, () -> turns.journalled(tenant, turn, "answer").isPresent());
    }

    @Test
    void forgetsResultsOfOldTurnsButNotOfOnesThatStillWait() {
        TenantId one = organisations.found().tenant();
        TenantId other = organisations.found().tenant();
        UUID recent = turn(one, TurnRepository.DONE, Duration.ofDays(6));
        UUID waiting = turn(one, TurnRepository.RUNNING, OLD);
        UUID done = turn(one, TurnRepository.DONE, OLD);
        UUID abandoned = turn(other, TurnRepository.ABANDONED, OLD);
        retention.forget();
        assertThat(kept(one, recent)).isTrue();
        assertThat(kept(one, waiting)).isTrue();
        assertThat(kept(one, done)).isFalse();
        assertThat(kept(other, abandoned)).isFalse();
    }
}
