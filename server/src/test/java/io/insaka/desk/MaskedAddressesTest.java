package io.insaka.desk;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.contacts.Contacts;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who need not see customers' addresses sees them with dots, wherever they are shown. */
@ProductTest
class MaskedAddressesTest {
    private static final String MARY = "260970000001";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Contacts contacts;

    private Organisation organisation;
    private Api viewer;
    private Api agent;
    private TestingAccount account;
    private String mary;

    @BeforeEach
    void write() {
        organisation = organisations.found();
        viewer = organisations.join(organisation, Role.VIEWER).api();
        agent = organisations.join(organisation, Role.AGENT).api();
        account = TestingAccount.connect(channel, organisation);
        account.deliver(text(MARY, "m1", "menu"));
        account.awaitBalanced(1);
        mary = await().atMost(PATIENCE)
                .until(
                        () -> agent.get("/api/v1/contacts?q=0001")
                                .expect(200)
                                .json()
                                .at("/items/0/id")
                                .asString(""),
                        id -> !id.isEmpty());
    }

    @Test
    void standsNowhereThatAViewerReads() {
        String conversation = account.conversation();
        String item = account.items().getFirst().path("id").asString();
        organisation
                .api()
                .post("/api/v1/tasks", Map.of("title", "Call back", "conversation", conversation, "contact", mary))
                .expect(201);
        organisation
                .api()
                .post("/api/v1/deals?contact=" + mary, Map.of("title", "Two tickets", "contact", mary))
                .expect(201);
        List<String> places = List.of(
                "/api/v1/contacts",
                "/api/v1/contacts/" + mary,
                "/api/v1/contacts/" + mary + "/timeline",
                "/api/v1/conversations",
                "/api/v1/conversations/" + conversation,
                "/api/v1/intake/" + item,
                "/api/v1/tasks?whose=all",
                "/api/v1/deals?contact=" + mary,
                "/api/v1/dead-letters");
        for (String place : places) {
            assertThat(viewer.get(place).expect(200).text()).as(place).doesNotContain(MARY);
        }
        assertThat(viewer.get("/api/v1/contacts").text()).contains("+260•••••01");
        assertThat(agent.get("/api/v1/contacts/" + mary).expect(200).text()).contains(MARY);
        assertThat(agent.get("/api/v1/conversations").expect(200).text()).contains(MARY);
        assertThat(agent.get("/api/v1/intake/" + item).expect(200).text()).contains(MARY);
    }

    @Test
    void showsOneInFullAndNotesIt() {
        assertThat(viewer.post("/api/v1/contacts/" + mary + "/reveal")
                        .expect(200)
                        .text())
                .contains(MARY);
        assertThat(viewer.get("/api/v1/contacts/" + mary).expect(200).text()).doesNotContain(MARY);
        assertThat(organisation
                        .api()
                        .get("/api/v1/audit?action=contact.revealed")
                        .expect(200)
                        .text())
                .contains(mary);
        organisations.found().api().post("/api/v1/contacts/" + mary + "/reveal").expect(404);
    }

    @Test
    void isNotFoundByAPartOfAnAddress() {
        account.deliver(text("shadow.lane", "m2", "menu"));
        account.awaitBalanced(2);
        assertThat(found(agent, "/api/v1/contacts?q=0001")).isEqualTo(1);
        assertThat(found(agent, "/api/v1/conversations?q=shadow")).isEqualTo(1);
        for (String part : List.of("0001", MARY, "%2B" + MARY, "2609", "shadow", "lane")) {
            assertThat(found(viewer, "/api/v1/contacts?q=" + part)).as(part).isZero();
            assertThat(found(viewer, "/api/v1/conversations?status=all&q=" + part))
                    .as(part)
                    .isZero();
        }
        String byName = "/api/v1/customers?condition="
                + URLEncoder.encode(
                        "{\"field\":\"name\",\"operator\":\"contains\",\"value\":\"shadow\"}", StandardCharsets.UTF_8);
        assertThat(found(agent, byName)).isEqualTo(1);
        assertThat(found(viewer, byName)).isZero();
        assertThat(viewer.get(byName.replace("?", "/count?"))
                        .expect(200)
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
    }

    @Test
    void isFoundByNames() {
        transactions.run(
                organisation.tenant(),
                () -> contacts.introduce(organisation.tenant(), new ContactId(UUID.fromString(mary)), "Mary Banda"));
        for (String part : List.of("mary", "ba", "banda%20mary", "Mar")) {
            assertThat(found(viewer, "/api/v1/contacts?q=" + part)).as(part).isEqualTo(1);
            assertThat(found(viewer, "/api/v1/conversations?status=all&q=" + part))
                    .as(part)
                    .isEqualTo(1);
        }
        assertThat(found(viewer, "/api/v1/contacts?q=mary%200001")).isZero();
    }

    @Test
    void saysWhoseAWholeAddressIsAndNotesIt() {
        var whole = viewer.post("/api/v1/contacts/find", Map.of("address", "+260 97-000 00 01"))
                .expect(200);
        assertThat(whole.json().at("/person/id").asString()).isEqualTo(mary);
        assertThat(whole.text()).doesNotContain(MARY);
        assertThat(viewer.post("/api/v1/contacts/find", Map.of("address", "260970000002"))
                        .expect(200)
                        .json()
                        .path("person")
                        .isNull())
                .isTrue();
        viewer.post("/api/v1/contacts/find", Map.of("address", "0001")).expect(422);
        assertThat(found(organisation.api(), "/api/v1/audit?action=contact.sought"))
                .isEqualTo(2);
        assertThat(organisations
                        .found()
                        .api()
                        .post("/api/v1/contacts/find", Map.of("address", MARY))
                        .expect(200)
                        .json()
                        .path("person")
                        .isNull())
                .isTrue();
    }

    private static int found(Api who, String path) {
        return who.get(path).expect(200).json().path("items").size();
    }

    @Test
    void hidesWhatIsCalledSensitive() {
        for (boolean sensitive : List.of(true, false)) {
            organisation
                    .api()
                    .post(
                            "/api/v1/attributes",
                            Map.of(
                                    "subject", "contact",
                                    "key", sensitive ? "nrc" : "town",
                                    "label", "About",
                                    "type", "text",
                                    "sensitive", sensitive))
                    .expect(201);
        }
        agent.put("/api/v1/contacts/" + mary + "/attributes", Map.of("nrc", "123456/78/1", "town", "Ndola"))
                .expect(200);
        assertThat(viewer.get("/api/v1/contacts/" + mary).expect(200).text())
                .contains("Ndola")
                .doesNotContain("123456/78/1");
        assertThat(agent.get("/api/v1/contacts/" + mary).expect(200).text()).contains("123456/78/1");
        assertThat(viewer.post("/api/v1/contacts/" + mary + "/reveal")
                        .expect(200)
                        .text())
                .contains("123456/78/1");
    }
}
