package io.insaka.privacy;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.brain.skill.Decision;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.ScriptedSkill;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Somebody is erased while their question is being thought about. */
@ProductTest
class ErasureInFlightTest {
    private static final String MARY = "260970000001";

    private final ScriptedSkill skill;
    private final JdbcClient everything;
    private final Organisation organisation;
    private final Api api;
    private final TestingAccount account;

    ErasureInFlightTest(
            @Autowired Organisations organisations,
            @Autowired TestingChannel channel,
            @Autowired ScriptedSkill skill,
            @Value("${insaka.database-url}") String url) {
        this.skill = skill;
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        this.organisation = organisations.found();
        this.api = organisation.api();
        this.account = TestingAccount.connect(channel, organisation);
    }

    @Test
    void anAnswerThatComesRightAfterItIsAcceptedIsNotStored() throws InterruptedException {
        late(false);
    }

    @Test
    void anAnswerThatComesAfterTheReceiptIsNotStored() throws InterruptedException {
        late(true);
    }

    private void late(boolean afterReceipt) throws InterruptedException {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        // As a model is asked: outside of any transaction.
        skill.script(
                organisation.tenant(),
                visit -> Decision.say(
                        visit.once().call("model", () -> {
                            asked.countDown();
                            try {
                                answer.await();
                            } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                            }
                            answered.countDown();
                            return "A late answer";
                        }),
                        "asked"));
        account.deliver(text(MARY, "m1", "menu"));
        account.awaitBalanced(1);
        account.deliver(text(MARY, "m2", "perform"));
        assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String mary = contact();
        String conversation = account.conversation();
        String name = api.get("/api/v1/contacts/" + mary)
                .expect(200)
                .json()
                .path("name")
                .asString();
        String erasure = api.post("/api/v1/contacts/" + mary + "/erasure", Map.of("name", name))
                .expect(202)
                .json()
                .path("id")
                .asString();
        if (!afterReceipt) {
            answer.countDown();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/erasures/" + erasure)
                        .expect(200)
                        .json()
                        .path("state")
                        .asString()
                        .equals("done"));
        answer.countDown();
        assertThat(answered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        // Whatever the turn wanted to write has come to its end when the next one has.
        skill.script(organisation.tenant(), visit -> Decision.say("An answer", "performs"));
        account.deliver(text(MARY, "m3", "menu"), text(MARY, "m4", "perform"));
        await().atMost(PATIENCE)
                .until(() -> account.sent().stream()
                        .anyMatch(sent -> sent.content().words().contains("An answer")));
        assertThat(contact()).as("somebody new").isNotEqualTo(mary);
        assertThat(account.conversation()).isNotEqualTo(conversation);
        assertThat(account.sent()).noneMatch(sent -> sent.content().words().contains("A late answer"));
        assertThat(new Leftovers(everything, organisation.tenant()).with(List.of(mary, conversation)))
                .allMatch(Leftovers::leadsNowhere);
        assertThat(account.messages(account.conversation()))
                .filteredOn(message -> message.path("direction").asString().equals("inbound"))
                .extracting(message -> message.path("text").asString(""))
                .containsExactlyInAnyOrder("menu", "perform");
    }

    private String contact() {
        return await().atMost(PATIENCE)
                .until(
                        () -> api.get("/api/v1/contacts?q=0001")
                                .expect(200)
                                .json()
                                .at("/items/0/id")
                                .asString(""),
                        id -> !id.isEmpty());
    }
}
