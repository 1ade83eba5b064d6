package io.insaka.conversations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.ProviderError;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters in a shard that no node leases, so that nothing but the test moves them. */
@ProductTest
class ClaimTest {
    private static final short NOBODYS = 9999;

    @Autowired
    DeliveryRepository outbox;

    @Autowired
    OutcomeRepository outcomes;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Organisations organisations;

    @Autowired
    Ids ids;

    TenantId tenant = new TenantId(new UUID(0, 0));
    MessageId message = new MessageId(new UUID(0, 0));

    @BeforeEach
    void queueOneLetter() {
        tenant = organisations.found().tenant();
        message = new MessageId(ids.next());
        transactions.run(
                tenant,
                () -> jdbc.sql("""
                                INSERT INTO outbox (tenant_id, message_id, shard, conversation_id, channel_id, author, created_at)
                                VALUES (:tenant, :id, :shard, gen_random_uuid(), gen_random_uuid(), 'bot', now())""")
                        .param("tenant", tenant.value())
                        .param("id", message.value())
                        .param("shard", NOBODYS)
                        .update());
    }

    @Test
    void leavesALetterThatWasClaimedAnewToItsNewClaim() {
        var first = new Result.Again(claimed(), new ProviderError("busy", "Later."), Instant.EPOCH, true);
        write(() -> outcomes.again(tenant, first));
        Waiting anew = claimed();
        write(() -> outcomes.again(tenant, first));
        assertThat(state()).isEqualTo("sending");
        assertThat(candidates()).isEmpty();
        write(() -> outcomes.unsure(
                tenant, new Result.Unsure(first.row(), new ProviderError("unknown", "?"), Instant.EPOCH)));
        write(() -> outcomes.dead(tenant, new Result.Dead(first.row(), new ProviderError("no", "No."))));
        assertThat(state()).isEqualTo("sending");
        write(() -> outcomes.dead(tenant, new Result.Dead(anew, new ProviderError("no", "No."))));
        assertThat(state()).isEqualTo("dead");
    }

    /** A try that does not count takes its attempt back; its claim stays counted. */
    @Test
    void tellsTwoClaimsApartWhoseAttemptsAreTheSame() {
        var first = new Result.Again(claimed(), new ProviderError("held", "Later."), Instant.EPOCH, false);
        write(() -> outcomes.again(tenant, first));
        Waiting anew = claimed();
        assertThat(anew.attempts()).isEqualTo(first.row().attempts());
        write(() -> outcomes.again(tenant, first));
        assertThat(state()).isEqualTo("sending");
    }

    @Test
    void isClaimedByOneOfTwoThatSawItWaiting() {
        List<Waiting> seenByBoth = candidates();
        assertThat(outbox.claim(seenByBoth)).containsExactly(message);
        var again = new Result.Again(seenByBoth.getFirst(), new ProviderError("busy", "Later."), Instant.EPOCH, true);
        write(() -> outcomes.again(tenant, again));
        assertThat(outbox.claim(seenByBoth)).isEmpty();
        assertThat(outbox.claim(candidates())).containsExactly(message);
    }

    private Waiting claimed() {
        List<Waiting> waiting = candidates();
        assertThat(waiting).hasSize(1);
        assertThat(outbox.claim(waiting)).containsExactly(message);
        return waiting.getFirst();
    }

    private List<Waiting> candidates() {
        return outbox.candidates(List.of(NOBODYS), Set.of(), 1000).stream()
                .filter(waiting -> waiting.message().equals(message))
                .toList();
    }

    private void write(Runnable outcome) {
        transactions.run(tenant, outcome);
    }

    private String state() {
        return transactions.call(
                tenant,
                () -> jdbc.sql("SELECT state FROM outbox WHERE message_id = :id")
                        .param("id", message.value())
                        .query(String.class)
                        .single());
    }
}
