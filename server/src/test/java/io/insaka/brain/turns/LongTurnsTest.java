package io.insaka.brain.turns;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Visit;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.ScriptedSkill;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Turns that wait for something slow or paid. */
@ProductTest
class LongTurnsTest {
    private static final String CONTACT = "260970000001";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    ScriptedSkill skill;

    private Organisations.Organisation organisation;
    private TestingAccount account;
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void connect() {
        organisation = organisations.found();
        account = TestingAccount.connect(channel, organisation);
    }

    private Decision ask(Visit visit) {
        return Decision.say(visit.once().call("model", () -> "Answer " + calls.incrementAndGet()), "asked");
    }

    private void perform(String id) {
        account.deliver(text(CONTACT, id, "perform"));
    }

    private void post(String edge) {
        account.api()
                .post("/api/v1/conversations/" + account.conversation() + edge, Map.of())
                .expect(200);
    }

    @Test
    void paysForACallOnceThoughTheTurnBreaksOffBehindIt() {
        var breaks = new AtomicInteger(2);
        skill.script(organisation.tenant(), visit -> {
            Decision decision = ask(visit);
            if (breaks.getAndDecrement() > 0) {
                throw new IllegalStateException("cut off behind the call");
            }
            return decision;
        });
        perform("m1");
        account.awaitBalanced(1);
        assertThat(calls).hasValue(1);
        await().atMost(PATIENCE).until(() -> !account.sent().isEmpty());
        assertThat(account.sentTexts()).containsExactly("Answer 1");
        assertThat(account.balance().path("answered").asInt()).isEqualTo(1);
    }

    @Test
    void staysSilentWhenAPersonTookOverMeanwhileAndDelaysNobodyElse() throws InterruptedException {
        var thinking = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        skill.script(
                organisation.tenant(),
                visit -> Decision.say(
                        visit.once().call("model", () -> {
                            begun.countDown();
                            awaitQuietly(thinking);
                            return "Too late";
                        }),
                        "asked"));
        perform("m1");
        begun.await();
        account.deliver(text("260970000009", "n1", "menu"));
        await().atMost(PATIENCE).until(() -> account.state("n1"), "done"::equals);
        assertThat(account.state("m1")).isEqualTo("received");
        String conversation = account.conversations().stream()
                .filter(each -> each.at("/contact/address").asString().endsWith(CONTACT))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        account.api()
                .post("/api/v1/conversations/" + conversation + "/take", Map.of())
                .expect(200);
        thinking.countDown();
        account.awaitBalanced(2);
        assertThat(account.sentTexts()).doesNotContain("Too late");
        assertThat(account.list("/api/v1/conversations/" + conversation + "/turns")
                        .getFirst()
                        .path("status")
                        .asString())
                .isEqualTo("abandoned");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void answersTheNextMessageAfterATurnWasGivenUp() {
        skill.script(organisation.tenant(), visit -> {
            ask(visit);
            throw new IllegalStateException("never works");
        });
        perform("m1");
        account.awaitBalanced(1);
        assertThat(account.state("m1")).isEqualTo("dead");
        skill.script(organisation.tenant(), this::ask);
        perform("m2");
        account.awaitBalanced(2);
        assertThat(account.state("m2")).isEqualTo("done");
        await().atMost(PATIENCE).until(() -> account.sent().size() == 1);
    }

    @Test
    void answersAgainAfterAPersonTookATurnThatWasWaitingForItsNextTry() {
        skill.script(organisation.tenant(), visit -> {
            ask(visit);
            throw new IllegalStateException("not now");
        });
        perform("m1");
        await().atMost(PATIENCE).until(() -> account.item("m1").path("attempts").asInt() > 0);
        post("/take");
        account.awaitBalanced(1);
        assertThat(account.state("m1")).isEqualTo("done");
        post("/release");
        skill.script(organisation.tenant(), this::ask);
        perform("m2");
        account.awaitBalanced(2);
        assertThat(account.state("m2")).isEqualTo("done");
        await().atMost(PATIENCE).until(() -> account.sent().size() == 1);
        assertThat(account.list("/api/v1/conversations/" + account.conversation() + "/turns"))
                .extracting(turn -> turn.path("status").asString())
                .containsExactly("done", "abandoned");
    }
}
