package io.insaka.reception;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** STOP and START, from the webhook to the contact's record. */
@ProductTest
class OptOutTest {
    private static final String CONTACT = "260970000001";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Organisations.Organisation organisation;
    private TestingAccount account;
    private int received;

    @BeforeEach
    void connect() {
        organisation = organisations.found();
        account = TestingAccount.connect(channel, organisation);
    }

    private void say(String words) {
        received++;
        account.deliver(text(CONTACT, "m" + received, words));
        account.awaitBalanced(received);
    }

    private void awaitSent(int count) {
        await().atMost(PATIENCE).until(() -> account.sent().size() == count);
    }

    private JsonNode contact() {
        String id = account.conversations().getFirst().at("/contact/id").asString();
        return organisation.api().get("/api/v1/contacts/" + id).expect(200).json();
    }

    @Test
    void confirmsAnOptOutOnceAndIsSilentUntilItIsTakenBack() {
        say("STOP");
        awaitSent(1);
        assertThat(account.sentTexts().getFirst()).contains("no more messages");
        assertThat(contact().path("optedOutAt").isNull()).isFalse();
        say("What are your opening hours?");
        say("Are you there?");
        assertThat(account.balance().path("stored").asInt()).isEqualTo(2);
        assertThat(account.sent()).hasSize(1);
        assertThat(account.messages(account.conversation()))
                .as("what they wrote is still seen by the team")
                .extracting(message -> message.path("text").asString())
                .contains("What are your opening hours?", "Are you there?");
        say("start");
        awaitSent(2);
        assertThat(contact().path("optedOutAt").isNull()).isTrue();
        say("menu");
        awaitSent(3);
    }

    @Test
    void holdsFromTheNextMessageOfTheSameWebhookOn() {
        account.deliver(
                text(CONTACT, "a", "stop"),
                text(CONTACT, "b", "menu"),
                text(CONTACT, "c", "Are you there?"),
                text(CONTACT, "d", "start"),
                text(CONTACT, "e", "menu"));
        account.awaitBalanced(5);
        // A command is a wish of its own: the menu comes, what is only said does not bring an answer.
        assertThat(account.balance().path("answered").asInt()).isEqualTo(4);
        assertThat(account.state("c")).isEqualTo("done");
        awaitSent(4);
        assertThat(contact().path("optedOutAt").isNull()).isTrue();
    }

    @Test
    void holdsOnEveryChannelOfTheOrganisationAndInNoOther() {
        say("stop");
        awaitSent(1);
        var second = TestingAccount.connect(channel, organisation);
        second.deliver(text(CONTACT, "s1", "What are your opening hours?"));
        second.awaitBalanced(1);
        assertThat(second.balance().path("stored").asInt()).isEqualTo(1);
        var elsewhere = TestingAccount.connect(channel, organisations.found());
        elsewhere.deliver(text(CONTACT, "e1", "What are your opening hours?"));
        elsewhere.awaitBalanced(1);
        assertThat(elsewhere.balance().path("answered").asInt()).isEqualTo(1);
    }
}
