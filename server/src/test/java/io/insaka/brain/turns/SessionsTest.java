package io.insaka.brain.turns;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.brain.skill.Decision;
import io.insaka.database.TenantTransactions;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.ScriptedSkill;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A skill that keeps the conversation (LOCKED): what gets past it, and when it lets go. The quiz asks twice. */
@ProductTest
class SessionsTest {
    private static final String CONTACT = "260970000001";
    private static final String FIRST = "First question: six times seven?";
    private static final String SECOND = "Second question: seven times six?";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    ScriptedSkill scripted;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    private Organisations.Organisation organisation;
    private TestingAccount account;
    private int received;
    private int sent;

    @BeforeEach
    void aContactIsInTheQuiz() {
        organisation = organisations.found();
        account = TestingAccount.connect(channel, organisation);
        assertThat(answerTo("quiz")).isEqualTo(FIRST);
    }

    private void say(String words) {
        received++;
        account.deliver(text(CONTACT, "m" + received, words));
        account.awaitBalanced(received);
    }

    /** The next thing the bot says. */
    private String answerTo(String words) {
        say(words);
        sent++;
        await().atMost(PATIENCE).until(() -> account.sent().size() >= sent);
        return account.sentTexts().get(sent - 1);
    }

    private void post(String edge) {
        account.api()
                .post("/api/v1/conversations/" + account.conversation() + edge)
                .expect(200);
    }

    private void restForDays() {
        transactions.run(
                organisation.tenant(),
                () -> jdbc.sql("""
                        UPDATE brain_session SET expires_at = expires_at - interval '3 days'
                        WHERE tenant_id = :tenant AND conversation_id = :conversation""")
                        .param("tenant", organisation.tenant().value())
                        .param("conversation", UUID.fromString(account.conversation()))
                        .update());
    }

    @Test
    void givesTheSkillACommandThatMayNotInterruptIt() {
        var performed = new AtomicInteger();
        scripted.script(organisation.tenant(), visit -> {
            performed.incrementAndGet();
            return Decision.say("Performed.", "performs");
        });
        assertThat(answerTo("perform")).isEqualTo(SECOND);
        assertThat(answerTo("quiz")).isEqualTo("Not quite."); // not even its own word begins it anew
        assertThat(performed).hasValue(0);
        assertThat(answerTo("perform")).isEqualTo("Performed.");
    }

    @Test
    void letsACommandThroughThatMayInterruptAndForgetsTheSkill() {
        assertThat(answerTo("stop")).contains("no more messages");
        answerTo("start");
        assertThat(answerTo("42")).isNotEqualTo(SECOND);
    }

    @Test
    void letsGoOfASkillThatWasLeftAloneForDays() {
        restForDays();
        assertThat(answerTo("42")).isNotEqualTo(SECOND);
        assertThat(answerTo("quiz")).isEqualTo(FIRST);
        assertThat(answerTo("42")).isEqualTo(SECOND);
    }

    @Test
    void beginsAfreshAfterAPersonHadTheConversationForDays() {
        post("/take");
        say("42");
        say("quiz");
        assertThat(account.sent()).hasSize(sent);
        restForDays();
        post("/release");
        assertThat(answerTo("42")).isNotEqualTo(SECOND);
    }

    @Test
    void keepsNothingOfASkillThatHandedOver() {
        answerTo("agent");
        say("42");
        assertThat(account.sent()).hasSize(sent);
        post("/take");
        post("/release");
        assertThat(answerTo("42")).isNotEqualTo(SECOND);
    }
}
