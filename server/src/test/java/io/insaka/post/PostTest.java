package io.insaka.post;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.post.Letter.Part;
import io.insaka.sandbox.email.MailSimulator.Fault;
import io.insaka.testing.Organisations;
import io.insaka.testing.OwnMail;
import io.insaka.testing.ProductTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters on their way, to a server that does what servers do. */
@ProductTest
class PostTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    Organisations organisations;

    @Autowired
    Post post;

    @Autowired
    LetterRepository letters;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    private final UUID id = UUID.randomUUID();
    private final String reader = id + "@reader.example";
    private TenantId tenant;

    @BeforeEach
    void found() {
        tenant = organisations.found().tenant();
    }

    private Letter letter(Instant until) {
        return new Letter(
                id,
                reader,
                "Zażółć\r\nBcc: somebody@else.example",
                List.of(
                        new Part.Words("Hello <b>Mwila</b>,\nthis is for you."),
                        new Part.Action("Open", URI.create("http://localhost/welcome#secret"))),
                until);
    }

    private Letter letter() {
        return letter(Instant.now().plus(HOUR));
    }

    private boolean send(Letter letter) {
        return transactions.call(tenant, () -> post.send(tenant, letter));
    }

    private String outcome() {
        return transactions.call(
                tenant,
                () -> jdbc.sql("SELECT coalesce(outcome, 'waits') FROM own_letter WHERE tenant_id = ? AND id = ?")
                        .param(tenant.value())
                        .param(id)
                        .query(String.class)
                        .single());
    }

    private void isOver(String outcome) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outcome()).isEqualTo(outcome));
    }

    @Test
    void sendsALetterOnceAndForgetsWhatItSaid() {
        assertThat(send(letter())).isTrue();
        assertThat(send(letter())).isFalse();
        isOver("sent");
        var got = OwnMail.to(reader);
        assertThat(got).hasSize(1);
        assertThat(got.getFirst().id()).isEqualTo("<" + id + "@operator.example>");
        assertThat(got.getFirst().subject()).isEqualTo("Zażółć Bcc: somebody@else.example");
        assertThat(got.getFirst().plain()).isEqualToNormalizingNewlines("""
                        Hello <b>Mwila</b>,
                        this is for you.

                        Open:
                        http://localhost/welcome#secret
                        """);
        assertThat(got.getFirst().html())
                .contains("Hello &lt;b&gt;Mwila&lt;/b&gt;,<br>", "href=\"http://localhost/welcome#secret\"");
        assertThat(transactions.call(
                        tenant,
                        () -> jdbc.sql("SELECT content IS NULL FROM own_letter WHERE id = ?")
                                .param(id)
                                .query(Boolean.class)
                                .single()))
                .isTrue();
    }

    @Test
    void sendsNothingThatWasTakenBack() {
        assertThatThrownBy(() -> transactions.run(tenant, () -> {
                    post.send(tenant, letter());
                    throw new IllegalStateException("it did not happen");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(transactions.call(
                        tenant,
                        () -> jdbc.sql("SELECT count(*) FROM own_letter WHERE id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    void triesAgainWhenTheServerIsBusyOrGone() {
        OwnMail.server().failNext(Fault.GREYLISTED);
        OwnMail.server().failNext(Fault.CUT_BEFORE);
        send(letter());
        isOver("sent");
        assertThat(OwnMail.to(reader)).hasSize(1);
    }

    @Test
    void triesNoMoreWhenTheServerRefusesTheAddress() {
        OwnMail.server().failNext(Fault.NO_SUCH_USER);
        send(letter());
        isOver("refused");
        assertThat(OwnMail.to(reader)).isEmpty();
    }

    /** The server has it and does not say so: at most three times, and each time the same one. */
    @Test
    void doesNotGoOnSendingWhatTheServerMayHave() {
        for (int times = 0; times < 3; times++) {
            OwnMail.server().failNext(Fault.CUT_AFTER);
        }
        send(letter());
        isOver("unsure");
        assertThat(OwnMail.to(reader))
                .hasSize(3)
                .extracting(OwnMail.Got::id)
                .containsOnly("<" + id + "@operator.example>");
    }

    /** What a process leaves that was killed while it sent: a lease that has run out. */
    @Test
    void goesOnWithWhatAKilledProcessLeft() {
        Instant later = Instant.now().plus(HOUR);
        transactions.run(tenant, () -> letters.add(tenant, letter(later.plus(HOUR)), later));
        assertThat(letters.lease(later, HOUR.negated(), 100))
                .extracting(LetterRepository.Due::id)
                .contains(id);
        isOver("sent");
        assertThat(OwnMail.to(reader)).hasSize(1);
    }

    @Test
    void sendsNothingThatIsOfNoUseAnyMore() {
        send(letter(Instant.now().minusSeconds(1)));
        isOver("too-late");
        assertThat(OwnMail.to(reader)).isEmpty();
    }
}
