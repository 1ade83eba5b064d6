package io.insaka.desk.satisfaction;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.Content;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever resolved a conversation is called to it when its customer was not content. */
@ProductTest
class LowScoresTest {
    private static final String ADA = "260970000001";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Api api;
    private TestingAccount account;
    private int delivered;
    private String conversation;

    @BeforeEach
    void askWhoeverWasServed() {
        var organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
        delivered = 0;
        var rules = Map.of("enabled", true, "byItself", false, "delayMinutes", 0, "daysBetween", 7, "comment", true);
        api.put("/api/v1/satisfaction", rules).expect(200);
        says("agent");
        conversation = account.conversation();
        api.post("/api/v1/conversations/" + conversation + "/take", Map.of()).expect(200);
        account.reply(conversation, "It is on its way.").expect(201);
        api.post("/api/v1/conversations/" + conversation + "/resolve", Map.of()).expect(200);
        await().atMost(PATIENCE)
                .until(() -> account.sent().stream().anyMatch(message -> message.content() instanceof Content.Choices));
    }

    private void says(String words) {
        delivered++;
        account.deliver(text(ADA, "m" + delivered, words));
        account.awaitBalanced(delivered);
    }

    private long called() {
        return api.get("/api/v1/conversations/counts")
                .expect(200)
                .json()
                .path("mentions")
                .asLong();
    }

    private String status() {
        return api.get("/api/v1/conversations/" + conversation)
                .expect(200)
                .json()
                .path("status")
                .asString();
    }

    @Test
    void callWhoeverResolvedOnce() {
        says("2");
        assertThat(called()).isEqualTo(1);
        assertThat(status()).isEqualTo("resolved");
        assertThat(api.get("/api/v1/conversations?view=mentions")
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(conversation);
        api.post("/api/v1/conversations/" + conversation + "/read").expect(204);
        assertThat(called()).isZero();
        says("The parcel was broken.");
        says("1");
        assertThat(called()).as("a worse score calls nobody again").isZero();
    }

    @Test
    void callNobodyWhenTheyAreNotLow() {
        says("4");
        assertThat(called()).isZero();
    }
}
