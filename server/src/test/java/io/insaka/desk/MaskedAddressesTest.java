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
import java.util.List;
import java.util.Map;
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
