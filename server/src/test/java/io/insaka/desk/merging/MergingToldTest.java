package io.insaka.desk.merging;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What other programs and reports make of a merge. */
@ProductTest
class MergingToldTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Api api;
    private TestingAccount chat;
    private TestingAccount mail;
    private String here;
    private String there;

    @BeforeEach
    void aCustomerWritesTwice() {
        Organisation organisation = organisations.found();
        api = organisation.api();
        chat = TestingAccount.connect(channel, organisation);
        mail = TestingAccount.connect(channel, organisation);
        chat.deliver(text("260970000001", "c1", "agent"));
        mail.deliver(text("260970000001", "m1", "agent"));
        chat.awaitBalanced(1);
        mail.awaitBalanced(1);
        here = conversation(chat);
        there = conversation(mail);
    }

    private String conversation(TestingAccount account) {
        String[] found = {""};
        await().atMost(PATIENCE).until(() -> {
            found[0] = api.get("/api/v1/conversations?channel=" + account.id())
                    .expect(200)
                    .json()
                    .at("/items/0/id")
                    .asString("");
            return !found[0].isEmpty();
        });
        return found[0];
    }

    private static String at(String conversation) {
        return "/api/v1/conversations/" + conversation;
    }

    private void merge() {
        api.post(at(there) + "/merge", Map.of("into", here)).expect(200);
    }

    private double figure(String metric) {
        return api.get("/api/v1/analytics/reports/conversations")
                .expect(200)
                .json()
                .get("figures")
                .valueStream()
                .filter(one -> one.get("metric").asString().equals(metric))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asDouble();
    }

    @Test
    void tellsWebhooksAndThatItStandsOnItsOwnAgain() {
        var types = List.of("conversation.merged", "conversation.unmerged", "conversation.resolved");
        String hook = api.post(
                        "/api/v1/webhooks", Map.of("name", "Ours", "url", api.baseUrl() + "/nobody", "types", types))
                .expect(201)
                .json()
                .at("/webhook/id")
                .asString();
        merge();
        api.post(at(there) + "/unmerge").expect(204);
        List<JsonNode> log = api.get("/api/v1/webhooks/" + hook + "/deliveries")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
        assertThat(log.stream()
                        .map(line -> line.path("type").asString())
                        .toList()
                        .reversed())
                .containsExactly("conversation.resolved", "conversation.merged", "conversation.unmerged");
    }

    @Test
    void isCountedAsResolvedOnceAndTheSameWhenCountedAnew() {
        merge();
        api.post(at(here) + "/take").expect(200);
        chat.reply(here, "Both are on their way").expect(201);
        api.post(at(here) + "/resolve").expect(200);
        await().atMost(PATIENCE.multipliedBy(3)).until(() -> figure("resolved") == 1);
        assertThat(figure("started")).isEqualTo(2);

        mail.deliver(text("260970000001", "m2", "agent"));
        await().atMost(PATIENCE)
                .until(() -> api.get(at(there))
                        .expect(200)
                        .json()
                        .path("status")
                        .asString()
                        .equals("open"));
        await().atMost(PATIENCE.multipliedBy(3)).until(() -> figure("received") == 3);
        assertThat(figure("resolved")).isEqualTo(1);
        assertThat(figure("reopened")).as("it never was resolved").isZero();
        api.post(at(there) + "/take").expect(200);
        api.post(at(there) + "/resolve").expect(200);
        await().atMost(PATIENCE.multipliedBy(3)).until(() -> figure("resolved") == 2);
        api.post("/api/v1/analytics/recount");
        await().atMost(PATIENCE.multipliedBy(3)).until(() -> figure("resolved") == 2 && figure("received") == 3);
    }
}
