package io.insaka.desk.consents;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProductTest
class ConsentsTest {
    private static final String PHONE = "260972000001";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient tenantJdbc;

    private Organisation organisation;
    private Api api;
    private TestingAccount account;
    private int heard;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
    }

    private String writes(String phone, String words) {
        account.deliver(text(phone, "m" + heard, words));
        account.awaitBalanced(++heard);
        return api.get("/api/v1/contacts?q=" + phone)
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private static String at(String contact) {
        return "/api/v1/contacts/" + contact + "/consents";
    }

    private JsonNode consents(String contact) {
        return api.get(at(contact)).expect(200).json();
    }

    private static JsonNode purpose(JsonNode view, String key) {
        return view.path("purposes")
                .valueStream()
                .filter(one -> one.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> word(String purpose, boolean given) {
        return new HashMap<>(Map.of("purpose", purpose, "given", given, "note", "Said so at the counter"));
    }

    @Test
    void keepsWhatATeammateRecordsWithItsProof() {
        String contact = writes(PHONE, "menu");
        JsonNode before = consents(contact);
        assertThat(before.path("items")).isEmpty();
        assertThat(purpose(before, "service").path("allowed").asBoolean()).isTrue();
        assertThat(purpose(before, "marketing").path("allowed").asBoolean()).isFalse();
        Map<String, Object> yes = word("marketing", true);
        yes.put("wording", "May we send you offers?");
        yes.put("language", "en");
        JsonNode given = api.post(at(contact), yes).expect(201).json();
        assertThat(purpose(given, "marketing").path("standing").asString()).isEqualTo("given");
        assertThat(purpose(given, "marketing").path("allowed").asBoolean()).isTrue();
        JsonNode line = given.at("/items/0");
        assertThat(line.path("note").asString()).isEqualTo("Said so at the counter");
        assertThat(line.path("wording").asString()).isEqualTo("May we send you offers?");
        assertThat(line.path("source").asString()).isEqualTo("teammate");
        assertThat(line.path("by").asString()).isNotBlank();
        Map<String, Object> notByMail = word("marketing", false);
        notByMail.put("channel", "email");
        JsonNode then = api.post(at(contact), notByMail).expect(201).json();
        assertThat(purpose(then, "marketing").path("standing").asString()).isEqualTo("given");
        assertThat(purpose(then, "marketing").at("/channels/0/kind").asString()).isEqualTo("email");
        assertThat(purpose(then, "marketing").at("/channels/0/allowed").asBoolean())
                .isFalse();
        assertThat(then.path("items")).hasSize(2);
        JsonNode first = api.get(at(contact) + "?limit=1").expect(200).json();
        assertThat(first.at("/items/0/given").asBoolean()).isFalse();
        JsonNode rest = api.get(
                        at(contact) + "?limit=1&cursor=" + first.path("next").asString())
                .expect(200)
                .json();
        assertThat(rest.at("/items/0/given").asBoolean()).isTrue();
        assertThat(rest.path("next").isNull() || rest.path("next").isMissingNode())
                .isTrue();
    }

    @Test
    void stopAndStartAreInItWithTheMessageThatSaidSo() {
        String contact = writes(PHONE, "menu");
        api.post(at(contact), word("marketing", true)).expect(201);
        writes(PHONE, "STOP");
        JsonNode stopped = consents(contact);
        assertThat(stopped.path("stoppedAt").asString()).isNotBlank();
        assertThat(stopped.at("/items/0/purpose").asString()).isEqualTo("*");
        assertThat(stopped.at("/items/0/given").asBoolean()).isFalse();
        assertThat(stopped.at("/items/0/source").asString()).isEqualTo("message");
        String said = stopped.at("/items/0/messageId").asString();
        assertThat(account.messages(account.conversation()))
                .anyMatch(message -> message.path("id").asString().equals(said));
        assertThat(purpose(stopped, "service").path("allowed").asBoolean()).isFalse();
        writes(PHONE, "START");
        JsonNode back = consents(contact);
        assertThat(back.path("items")).hasSize(3);
        assertThat(purpose(back, "service").path("allowed").asBoolean()).isTrue();
        assertThat(purpose(back, "marketing").path("allowed").asBoolean())
                .as("START asks for messages, not for offers")
                .isFalse();
    }

    @Test
    void aTeammateStopsEverythingOfThePersonAndTheThreadSaysSo() {
        String contact = writes(PHONE, "menu");
        api.post(at(contact), word("*", false)).expect(201);
        assertThat(api.get("/api/v1/contacts/" + contact)
                        .expect(200)
                        .json()
                        .path("optedOutAt")
                        .asString())
                .isNotBlank();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(account.messages(account.conversation()))
                        .anyMatch(message -> message.toString().contains("a teammate recorded it")));
        Map<String, Object> again = word("*", true);
        assertThat(api.post(at(contact), again).expect(409).code()).isEqualTo("consents/reason-wanted");
        again.put("reason", "They asked for it in the shop");
        JsonNode back = api.post(at(contact), again).expect(201).json();
        assertThat(back.path("stoppedAt").isNull() || back.path("stoppedAt").isMissingNode())
                .isTrue();
    }

    @Test
    void aYesAfterTheirNoNeedsAReasonThatStandsInTheLedger() {
        String contact = writes(PHONE, "STOP");
        Map<String, Object> yes = word("marketing", true);
        yes.put("reason", "  ");
        for (var wanted : List.of(word("marketing", true), word("*", true), yes)) {
            assertThat(api.post(at(contact), wanted).expect(409).code()).isEqualTo("consents/reason-wanted");
        }
        assertThat(consents(contact).path("items")).as("nothing was written").hasSize(1);
        api.post(at(contact), word("marketing", false)).expect(201);
        yes.put("reason", "Signed a new form after that");
        JsonNode line = api.post(at(contact), yes).expect(201).json().at("/items/0");
        assertThat(line.path("given").asBoolean()).isTrue();
        assertThat(line.path("reason").asString()).isEqualTo("Signed a new form after that");
        writes(PHONE, "START");
        api.post(at(contact), word("surveys", true)).expect(201);
        api.post(at(contact), word("surveys", false)).expect(201);
        assertThat(api.post(at(contact), word("surveys", true)).expect(409).code())
                .isEqualTo("consents/reason-wanted");
    }

    @Test
    void whatWasWrittenStands() {
        String contact = writes(PHONE, "STOP");
        assertThat(consents(contact).path("items")).hasSize(1);
        assertThatThrownBy(() -> transactions.run(
                        organisation.tenant(),
                        () -> tenantJdbc
                                .sql("UPDATE consent_entry SET given = true")
                                .update()))
                .hasMessageContaining("stands");
    }

    @Test
    void isOfThePersonAndTellsTheOneLineOnce() {
        String one = writes(PHONE, "menu");
        String other = writes("260972000002", "menu");
        api.post("/api/v1/contacts/" + one + "/merge", Map.of("with", other)).expect(200);
        JsonNode said = api.post(at(other), word("surveys", true)).expect(201).json();
        assertThat(said.path("items")).hasSize(1);
        assertThat(purpose(consents(one), "surveys").path("standing").asString())
                .isEqualTo("given");
        api.post("/api/v1/contacts/" + one + "/unmerge", Map.of("contact", other))
                .expect(200);
        assertThat(purpose(consents(one), "surveys").path("standing").asString())
                .isEqualTo("given");
        assertThat(purpose(consents(other), "surveys").path("standing").asString())
                .isEqualTo("given");
    }

    @Test
    void refusesWhatIsNoConsent() {
        String contact = writes(PHONE, "menu");
        Map<String, Object> wrongChannel = word("marketing", true);
        wrongChannel.put("channel", "pigeon");
        Map<String, Object> stopOnOne = word("*", false);
        stopOnOne.put("channel", "email");
        Map<String, Object> noNote = word("marketing", true);
        noNote.put("note", "\t\t \u0007");
        for (Map<String, Object> wrong : List.of(word("gossip", true), wrongChannel, stopOnOne, noNote)) {
            api.post(at(contact), wrong).expect(422);
        }
        api.post(at(UUID.randomUUID().toString()), word("marketing", true)).expect(404);
        api.get(at(UUID.randomUUID().toString())).expect(404);
        api.get(at(contact) + "?cursor=x").expect(422);
        Api viewer = organisations.join(organisation, Role.VIEWER).api();
        viewer.post(at(contact), word("marketing", true)).expect(403);
    }

    @Test
    void purposesAreTheOrganisationsOwn() {
        var items = List.of(
                Map.of("key", "service", "name", "Service", "assumed", true),
                Map.of("key", "events", "name", "Events", "assumed", true));
        api.put("/api/v1/consent-purposes", Map.of("items", items)).expect(200);
        assertThat(api.get("/api/v1/consent-purposes")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("key").asString()))
                .containsExactly("service", "events");
        for (var wrong : List.of(
                List.of(items.get(1)),
                List.of(items.get(0), items.get(0)),
                List.of(items.get(0), Map.of("key", "Bad Key", "name", "x", "assumed", true)))) {
            assertThat(api.put("/api/v1/consent-purposes", Map.of("items", wrong))
                            .status())
                    .isIn(400, 422);
        }
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.put("/api/v1/consent-purposes", Map.of("items", items)).expect(403);
    }
}
