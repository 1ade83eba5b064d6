package io.insaka.desk.macros;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class MacrosTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Organisation organisation;
    private Api api;
    private TestingAccount account;
    private int delivered;

    @BeforeEach
    void connect() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
        delivered = 0;
    }

    private String customer(String number) {
        delivered++;
        account.deliver(text(number, "m" + delivered, "agent"));
        account.awaitBalanced(delivered);
        return api.get("/api/v1/conversations?limit=50")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.at("/contact/address").asString("").contains(number))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private String make(String path, Map<String, ?> body) {
        return api.post(path, body).expect(201).json().path("id").asString();
    }

    private JsonNode conversation(String id) {
        return api.get("/api/v1/conversations/" + id).expect(200).json();
    }

    private List<String> kinds(String conversation) {
        return api.get("/api/v1/conversations/" + conversation + "/activities")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(each -> each.path("kind").asString())
                .toList();
    }

    private List<String> said(String conversation) {
        return api.get("/api/v1/conversations/" + conversation + "/messages?limit=50")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.at("/author/kind").asString().equals("teammate"))
                .map(each -> each.path("text").asString())
                .toList();
    }

    @Test
    void doesEverythingAtOnceByTheWaysOfAHand() {
        String ada = customer("260970000001");
        String label = make("/api/v1/labels", Map.of("name", "Late", "colour", "red"));
        String hello = make(
                "/api/v1/canned-replies",
                Map.of("shortcut", "sorry", "text", "We are sorry, {{contact.name|friend}}."));
        String macro = make(
                "/api/v1/macros",
                Map.of(
                        "name",
                        "Late parcel",
                        "steps",
                        List.of(
                                Map.of("kind", "reply", "cannedReply", hello),
                                Map.of("kind", "note", "text", "Asked the courier for {{channel.name}}"),
                                Map.of("kind", "label", "labels", List.of(label)),
                                Map.of("kind", "priority", "to", "high"),
                                Map.of("kind", "task", "text", "Ask the courier", "minutes", 60, "followUp", true),
                                Map.of("kind", "snooze", "minutes", 120))));
        JsonNode preview = api.post("/api/v1/macros/" + macro + "/preview", Map.of("conversation", ada))
                .expect(200)
                .json();
        assertThat(preview.at("/steps/0/text").asString()).startsWith("We are sorry, ");
        assertThat(preview.at("/steps/2/text").isNull()).isTrue();
        assertThat(said(ada)).as("a preview does nothing").isEmpty();

        String run = "/api/v1/macros/" + macro + "/run";
        assertThat(api.post(run, Map.of("conversations", List.of(ada)))
                        .expect(200)
                        .json()
                        .at("/ran/0")
                        .asString())
                .isEqualTo(ada);
        assertThat(said(ada)).hasSize(2);
        JsonNode after = conversation(ada);
        assertThat(after.at("/labels/0/name").asString()).isEqualTo("Late");
        assertThat(after.path("priority").asString()).isEqualTo("high");
        assertThat(after.path("snoozedUntil").isNull()).isFalse();
        assertThat(after.at("/holder/kind").asString())
                .as("who replies takes it")
                .isEqualTo("teammate");
        assertThat(kinds(ada))
                .contains("labelled", "prioritised", "tasked", "snoozed")
                .containsOnlyOnce("ran_macro");
        assertThat(api.get("/api/v1/tasks?conversation=" + ada)
                        .expect(200)
                        .json()
                        .at("/items/0/followUp")
                        .asBoolean())
                .isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(account.sentTexts().toString()).contains("We are sorry"));
    }

    @Test
    void leavesNothingHalfDone() {
        String ada = customer("260970000001");
        String ben = customer("260970000002");
        var colleague = organisations.join(organisation, Role.AGENT);
        String label = make("/api/v1/labels", Map.of("name", "Late", "colour", "red"));
        String macro = make(
                "/api/v1/macros",
                Map.of(
                        "name",
                        "Close",
                        "shared",
                        true,
                        "steps",
                        List.of(
                                Map.of("kind", "label", "labels", List.of(label)),
                                Map.of("kind", "note", "text", "Done with"),
                                Map.of("kind", "resolve"))));
        colleague.api().post("/api/v1/conversations/" + ben + "/take", Map.of()).expect(200);
        String run = "/api/v1/macros/" + macro + "/run";
        JsonNode both = api.post(run, Map.of("conversations", List.of(ada, ben)))
                .expect(200)
                .json();
        assertThat(both.path("ran").valueStream().map(JsonNode::asString)).containsExactly(ada);
        assertThat(both.at("/refused/0/code").asString()).isEqualTo("conversations/held");
        assertThat(conversation(ada).path("status").asString()).isEqualTo("resolved");
        assertThat(conversation(ben).path("labels")).as("nothing half done").isEmpty();
        assertThat(said(ben)).isEmpty();
        assertThat(kinds(ben)).doesNotContain("ran_macro", "labelled");
        api.post(run, Map.of("conversations", List.of(ben))).expect(409);
        api.delete("/api/v1/labels/" + label).expect(204);
        api.post(run, Map.of("conversations", List.of(ben), "force", true)).expect(404);
        assertThat(conversation(ben).path("status").asString()).isEqualTo("open");
        assertThat(said(ben)).isEmpty();
    }

    @Test
    void keepsAPersonsOwnToThemAndRefusesWhatMakesNoSense() {
        Api agent = organisations.join(organisation, Role.AGENT).api();
        var note = List.of(Map.of("kind", "note", "text", "Seen"));
        String own = agent.post("/api/v1/macros", Map.of("name", "Mine", "steps", note))
                .expect(201)
                .json()
                .path("id")
                .asString();
        agent.post("/api/v1/macros", Map.of("name", "mine", "steps", note)).expect(409);
        agent.post("/api/v1/macros", Map.of("name", "All", "shared", true, "steps", note))
                .expect(403);
        assertThat(api.get("/api/v1/macros").expect(200).json().path("items")).isEmpty();
        api.post("/api/v1/macros/" + own + "/run", Map.of("conversations", List.of(UUID.randomUUID())))
                .expect(404);
        agent.put("/api/v1/macros/" + own, Map.of("name", "Mine still", "steps", note))
                .expect(200);
        agent.delete("/api/v1/macros/" + own).expect(204);
        for (Map<String, ?> step : List.<Map<String, ?>>of(
                Map.of("kind", "reply"),
                Map.of("kind", "reply", "text", "Hello {{who.knows}}"),
                Map.of("kind", "label"),
                Map.of("kind", "priority", "to", "highest"),
                Map.of("kind", "assign", "to", "somebody"),
                Map.of("kind", "snooze"),
                Map.of("kind", "task", "text", "x", "followUp", true))) {
            JsonNode refused = agent.post("/api/v1/macros", Map.of("name", "Odd", "steps", List.of(step)))
                    .expect(422)
                    .json();
            assertThat(refused.at("/errors/0/field").asString()).startsWith("steps[0].");
        }
        agent.post("/api/v1/macros", Map.of("name", "Odd", "steps", List.of(Map.of("kind", "dance"))))
                .expect(400);
        var resolveFirst = List.of(Map.of("kind", "resolve"), Map.of("kind", "note", "text", "Seen"));
        agent.post("/api/v1/macros", Map.of("name", "Odd", "steps", resolveFirst))
                .expect(422);
    }
}
