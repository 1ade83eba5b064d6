package io.insaka.desk;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Canned replies, drafts that follow their writer, and messages for later. */
@ProductTest
class WritingAidsTest {
    private static final String CANNED = "/api/v1/canned-replies";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    /** The schema's owner: moves a time that no test waits for. */
    private final JdbcClient everything;

    private Organisation organisation;
    private Api api;
    private TestingAccount account;
    private String conversation;
    private String later;

    WritingAidsTest(@Value("${insaka.database-url}") String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void aCustomerWantsAPerson() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "m1", "agent"));
        account.awaitBalanced(1);
        conversation = account.conversation();
        later = "/api/v1/conversations/" + conversation + "/scheduled";
    }

    @Test
    void cannedRepliesAreFilledInForWhoeverIsWrittenTo() {
        Api agent = organisations.join(organisation, Role.AGENT).api();
        String words = "Hello {{contact.name|there}}, {{agent.name}} of {{organisation.name}} here.";
        String shared = api.post(CANNED, Map.of("shortcut", "hello", "text", words, "shared", true))
                .expect(201)
                .json()
                .path("id")
                .asString();
        String own = agent.post(CANNED, Map.of("shortcut", "Hello", "text", "Hi."))
                .expect(201)
                .json()
                .path("id")
                .asString();
        JsonNode filled = agent.post(CANNED + "/" + shared + "/text", Map.of("conversation", conversation))
                .expect(200)
                .json();
        assertThat(filled.path("text").asString())
                .startsWith("Hello ")
                .contains("Colleague")
                .contains("Organisation")
                .doesNotContain("{{");
        assertThat(agent.get(CANNED).expect(200).json().path("items")).hasSize(2);
        assertThat(api.get(CANNED).expect(200).json().path("items")).hasSize(1);
        assertThat(api.post(CANNED, Map.of("shortcut", "HELLO", "text", "x", "shared", true))
                        .expect(409)
                        .code())
                .isEqualTo("canned-replies/taken");
        agent.post(CANNED, Map.of("shortcut", "x", "text", "x", "shared", true)).expect(403);
        agent.put(CANNED + "/" + shared, Map.of("shortcut", "mine", "text", "x"))
                .expect(403);
        agent.delete(CANNED + "/" + shared).expect(403);
        api.delete(CANNED + "/" + own).expect(404);
        api.post(CANNED + "/" + own + "/text", Map.of("conversation", conversation))
                .expect(404);
        api.post(CANNED, Map.of("shortcut", "two words", "text", "x")).expect(400);
        api.post(CANNED, Map.of("shortcut", "shoes", "text", "{{contact.shoe_size}}"))
                .expect(422);
        agent.put(CANNED + "/" + own, Map.of("shortcut", "hi", "text", "Hi again."))
                .expect(200);
        agent.delete(CANNED + "/" + own).expect(204);
    }

    @Test
    void whatIsBegunFollowsItsWriterUntilItIsSent() {
        String draft = "/api/v1/conversations/" + conversation + "/draft";
        Api agent = organisations.join(organisation, Role.AGENT).api();
        assertThat(agent.get(draft).expect(200).json().path("text").asString()).isEmpty();
        agent.put(draft, Map.of("text", "We will call you", "note", false)).expect(200);
        JsonNode begun = agent.get(draft).expect(200).json();
        assertThat(begun.path("text").asString()).isEqualTo("We will call you");
        assertThat(begun.path("changedAt").asString()).isNotEmpty();
        assertThat(api.get(draft).expect(200).json().path("text").asString())
                .as("each has their own")
                .isEmpty();
        agent.post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", "We will call you"))
                .expect(201);
        assertThat(agent.get(draft).expect(200).json().path("text").asString()).isEmpty();
        agent.put(draft, Map.of("text", "x")).expect(200);
        agent.put(draft, Map.of("text", "  ")).expect(200);
        assertThat(agent.get(draft).expect(200).json().path("changedAt").isNull())
                .isTrue();
        agent.put(draft, Map.of()).expect(400);
        organisations.join(organisation, Role.VIEWER).api().get(draft).expect(403);
    }

    private String planned(Api who, String words) {
        return who.post(later, Map.of("message", Map.of("text", words), "sendAt", tomorrow()))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private static String tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).toString();
    }

    /** Several times over: whatever is leased twice goes out once. */
    private void theirTimeHasCome() {
        everything
                .sql("UPDATE desk_due SET not_before = now() WHERE tenant_id = ?")
                .param(organisation.tenant().value())
                .update();
    }

    private JsonNode waiting() {
        return api.get(later).expect(200).json().path("items");
    }

    @Test
    void sendsOnceWhatWasWrittenForLater() {
        planned(api, "Your parcel is here.");
        String taken = planned(api, "Never mind.");
        assertThat(waiting()).hasSize(2);
        assertThat(account.sentTexts()).doesNotContain("Your parcel is here.");
        api.delete(later + "/" + taken).expect(204);
        api.delete(later + "/" + taken).expect(404);
        String draft = "/api/v1/conversations/" + conversation + "/draft";
        api.put(draft, Map.of("text", "By the way")).expect(200);
        theirTimeHasCome();
        await().atMost(PATIENCE).until(() -> account.sentTexts().contains("Your parcel is here."));
        await().atMost(PATIENCE).until(() -> waiting().isEmpty());
        assertThat(api.get(draft).expect(200).json().path("text").asString())
                .as("what its author writes meanwhile")
                .isEqualTo("By the way");
        theirTimeHasCome();
        account.awaitStatus(conversation, "Your parcel is here.", "sent");
        assertThat(Collections.frequency(account.sentTexts(), "Your parcel is here."))
                .isEqualTo(1);
        assertThat(account.sentTexts()).doesNotContain("Never mind.");
        assertThat(account.message(conversation, "Your parcel is here.")
                        .at("/author/kind")
                        .asString())
                .isEqualTo("teammate");
        assertThat(account.message(conversation, "Your parcel is here.")
                        .at("/author/id")
                        .asString())
                .isEqualTo(organisation.owner().teammate().toString());
    }

    @Test
    void doesNotTalkOverWhoeverHasItThen() {
        Api agent = organisations.join(organisation, Role.AGENT).api();
        planned(agent, "I will be back.");
        api.post("/api/v1/conversations/" + conversation + "/take").expect(200);
        theirTimeHasCome();
        await().atMost(PATIENCE)
                .until(() -> waiting().at("/0/problem").asString("").equals("conversations/held"));
        assertThat(account.sentTexts()).doesNotContain("I will be back.");
        String failed = waiting().at("/0/id").asString();
        agent.delete(later + "/" + failed).expect(204);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void leavesWhoeverAskedForNoMoreMessagesInPeace() {
        planned(api, "Buy more!");
        account.deliver(text("260970000001", "m2", "stop"));
        account.awaitBalanced(2);
        theirTimeHasCome();
        await().atMost(PATIENCE)
                .until(() -> waiting().at("/0/problem").asString("").equals("conversations/opted-out"));
        assertThat(account.sentTexts()).doesNotContain("Buy more!");
    }

    @Test
    void refusesWhatCannotBePutOff() {
        var words = Map.of("text", "Hello");
        api.post(later, Map.of("message", words, "sendAt", "2001-01-01T00:00:00Z"))
                .expect(422);
        api.post(later, Map.of("message", words, "sendAt", "never")).expect(400);
        api.post(later, Map.of("message", Map.of("text", " "), "sendAt", tomorrow()))
                .expect(422);
        api.post(later, Map.of("message", Map.of("text", "x", "note", true), "sendAt", tomorrow()))
                .expect(422);
        organisations
                .join(organisation, Role.VIEWER)
                .api()
                .post(later, Map.of("message", words, "sendAt", tomorrow()))
                .expect(403);
    }
}
