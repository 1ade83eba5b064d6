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

    /** In an answer somebody waits for: it holds up nothing, and goes again when nobody says that they got it. */
    @Test
    void sendsAgainWhatWasInAnAnswerThatNobodyGot() {
        Waiting row = claimed();
        write(() -> outcomes.handed(tenant, new Result.Handed(row, Instant.now().plusSeconds(900))));
        assertThat(overdue()).isEmpty();
        write(() -> outcomes.retryOverdue(tenant, message));
        assertThat(state()).isEqualTo("handed");
        MessageId later = queueAnother();
        assertThat(outbox.candidates(List.of(NOBODYS), Set.of(), 1000))
                .extracting(Waiting::message)
                .contains(later);
        write(() -> jdbc.sql("UPDATE outbox SET not_before = now() WHERE message_id = :id")
                .param("id", message.value())
                .update());
        assertThat(overdue()).contains(message);
        write(() -> outcomes.retryOverdue(tenant, message));
        assertThat(candidates()).isNotEmpty();
    }

    /** Killed between the commit and the answer: the next life of the node doubts it, and sends it in its turn. */
    @Test
    void doubtsWhatAnEarlierLifeHadPutIntoAnAnswer() {
        Waiting row = claimed();
        write(() -> outcomes.handed(tenant, new Result.Handed(row, Instant.now().plusSeconds(900))));
        outbox.doubt(List.of(NOBODYS));
        assertThat(state()).isEqualTo("handed");
        write(() -> jdbc.sql(
                        "UPDATE outbox SET claimed_by = 'gone:1', attempted_at = '2001-01-01' WHERE message_id = :id")
                .param("id", message.value())
                .update());
        outbox.doubt(List.of(NOBODYS));
        assertThat(state()).isEqualTo("unsure");
    }

    /** What is said to many waits for what is said to one, and holds up nothing of it but while it is on its way. */
    @Test
    void letsAnswersPassLettersOfMailings() {
        write(() -> jdbc.sql("UPDATE outbox SET bulk = true WHERE message_id = :id")
                .param("id", message.value())
                .update());
        assertThat(candidates()).hasSize(1);
        MessageId answer = queueAnother();
        assertThat(candidates()).as("the answer goes first").isEmpty();
        List<Waiting> first = outbox.candidates(List.of(NOBODYS), Set.of(), 1000).stream()
                .filter(waiting -> waiting.message().equals(answer))
                .toList();
        assertThat(outbox.claim(first)).containsExactly(answer);
        assertThat(candidates()).isEmpty();
        write(() -> jdbc.sql("DELETE FROM outbox WHERE message_id = :id")
                .param("id", answer.value())
                .update());
        claimed();
        MessageId later = queueAnother();
        assertThat(outbox.candidates(List.of(NOBODYS), Set.of(), 1000))
                .as("two of one thread are not on their way at once")
                .extracting(Waiting::message)
                .doesNotContain(later);
    }

    private List<MessageId> overdue() {
        return outbox.overdue(List.of(NOBODYS), 1000).stream()
                .map(DeliveryRepository.Overdue::message)
                .toList();
    }

    private MessageId queueAnother() {
        var another = new MessageId(ids.next());
        write(() -> jdbc.sql("""
                        INSERT INTO outbox (tenant_id, message_id, shard, conversation_id, channel_id, author, created_at)
                        SELECT tenant_id, :another, shard, conversation_id, channel_id, author, now() FROM outbox
                        WHERE message_id = :id""")
                .param("another", another.value())
                .param("id", message.value())
                .update());
        return another;
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
