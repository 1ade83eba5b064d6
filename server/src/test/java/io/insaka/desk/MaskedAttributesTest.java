package io.insaka.desk;

import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The organisation's own attributes in the hands of those who see them masked, or not at all. */
@ProductTest
class MaskedAttributesTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Organisation organisation;
    private Api api;
    private final Map<String, String> contacts = new HashMap<>();
    private String ada;
    private String ben;

    @BeforeEach
    void twoCustomersWantAPerson() {
        organisation = organisations.found();
        api = organisation.api();
        var account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "m1", "agent"));
        account.deliver(text("260970000002", "m2", "agent"));
        account.awaitBalanced(2);
        ada = conversation("260970000001");
        ben = conversation("260970000002");
        define("contact", "plan", "choice", Map.of("options", List.of("Gold, yearly", "Silver")));
        define("contact", "children", "number", Map.of());
        define("contact", "policy", "text", Map.of("sensitive", true));
        define("conversation", "order", "text", Map.of());
        know(ada, Map.of("plan", "Gold, yearly", "children", 2));
        know(ben, Map.of("plan", "Silver", "children", 4.5, "policy", "AB-123"));
        api.put("/api/v1/conversations/" + ada + "/attributes", Map.of("order", "Shoes, two pairs"))
                .expect(200);
    }

    private String conversation(String number) {
        JsonNode found =
                api.get("/api/v1/conversations?q=" + number).expect(200).json().at("/items/0");
        String id = found.path("id").asString();
        contacts.put(id, found.at("/contact/id").asString());
        return id;
    }

    private String define(String subject, String key, String type, Map<String, ?> more) {
        Map<String, Object> draft =
                new HashMap<>(Map.of("subject", subject, "key", key, "label", "The " + key, "type", type));
        draft.putAll(more);
        return api.post("/api/v1/attributes", draft)
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private void know(String conversation, Map<String, ?> values) {
        api.put("/api/v1/contacts/" + contacts.get(conversation) + "/attributes", values)
                .expect(200);
    }

    private JsonNode known(String conversation) {
        return api.get("/api/v1/contacts/" + contacts.get(conversation))
                .expect(200)
                .json()
                .path("attributes");
    }

    private static String code(Api.Response response, int status) {
        return response.expect(status).json().path("code").asString();
    }

    private static String encoded(String json) {
        return URLEncoder.encode(json.replace('\'', '"'), StandardCharsets.UTF_8);
    }

    private String downgrade() {
        var values = new HashMap<String, Object>();
        values.put("plan", "Silver");
        values.put("children", null);
        values.put("policy", "XY-9");
        var steps = List.of(
                Map.of("kind", "attributes", "to", "contact", "values", values),
                Map.of("kind", "attributes", "to", "conversation", "values", Map.of("order", "Hat")));
        return api.post("/api/v1/macros", Map.of("name", "Down", "steps", steps))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private JsonNode ran(String macro, String... conversations) {
        return api.post("/api/v1/macros/" + macro + "/run", Map.of("conversations", List.of(conversations)))
                .expect(200)
                .json()
                .path("undo");
    }

    @Test
    void whatMacrosMadeOfThemIsTakenBack() {
        JsonNode undo = ran(downgrade(), ada, ben);
        assertThat(undo.toString()).as("sealed").doesNotContain("Gold", "AB-123");
        know(ben, Map.of("policy", "ZZ-1"));
        var both = Map.of(ada, undo.path(ada).asString(), ben, undo.path(ben).asString());
        JsonNode back = api.post("/api/v1/macros/undo", Map.of("undo", both))
                .expect(200)
                .json();
        assertThat(back.at("/undone/0").asString()).isEqualTo(ada);
        assertThat(back.at("/refused/0/code").asString()).isEqualTo("macros/changed");
        assertThat(known(ada).path("plan").asString()).isEqualTo("Gold, yearly");
        assertThat(known(ada).path("children").asInt()).isEqualTo(2);
        assertThat(known(ada).has("policy")).isFalse();
        assertThat(known(ben).path("policy").asString()).isEqualTo("ZZ-1");
        assertThat(known(ben).has("children")).as("all of it stays").isFalse();
        assertThat(api.get("/api/v1/conversations/" + ada + "/attributes")
                        .expect(200)
                        .json()
                        .at("/attributes/order")
                        .asString())
                .isEqualTo("Shoes, two pairs");
        assertThat(code(api.post("/api/v1/macros/undo", Map.of("undo", Map.of(ben, both.get(ben)))), 409))
                .isEqualTo("macros/changed");
    }

    @Test
    void onlyWhoRanAMacroTakesItBackAndOnlyThere() {
        JsonNode undo = ran(downgrade(), ada);
        String token = undo.path(ada).asString();
        Api colleague = organisations.join(organisation, Role.AGENT).api();
        assertThat(code(colleague.post("/api/v1/macros/undo", Map.of("undo", Map.of(ada, token))), 409))
                .isEqualTo("macros/too-late");
        for (String wrong : List.of("x", "AAAA", token.substring(1), "é")) {
            assertThat(code(api.post("/api/v1/macros/undo", Map.of("undo", Map.of(ada, wrong))), 409))
                    .isEqualTo("macros/too-late");
        }
        assertThat(code(api.post("/api/v1/macros/undo", Map.of("undo", Map.of(ben, token))), 409))
                .isEqualTo("macros/too-late");
        assertThat(ran(downgrade2(), ada)).as("nothing became another").isEmpty();
    }

    private String downgrade2() {
        var steps = List.of(Map.of("kind", "attributes", "to", "contact", "values", Map.of("plan", "Silver")));
        return api.post("/api/v1/macros", Map.of("name", "Again", "steps", steps))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    @Test
    void whoeverMayResolveFillsInWhatIsMissingWithoutReadingCustomers() {
        String town = define("contact", "town", "choice", Map.of("options", List.of("Kitwe", "Ndola")));
        api.put(
                        "/api/v1/resolving",
                        Map.of("quiet", List.of(), "required", List.of(Map.of("attributes", List.of(town)))))
                .expect(200);
        String role = api.post(
                        "/api/v1/teammates/roles",
                        Map.of("name", "Resolver", "permissions", List.of("conversations:read", "conversations:write")))
                .expect(201)
                .json()
                .path("role")
                .asString();
        Api resolver = organisations.join(organisation, role).api();
        resolver.get("/api/v1/attributes?subject=contact").expect(403);
        JsonNode missing =
                resolver.get("/api/v1/resolving/missing?id=" + ada).expect(200).json();
        assertThat(missing.path("fields")).as("only these").hasSize(1);
        assertThat(missing.at("/fields/0/key").asString()).isEqualTo("town");
        assertThat(missing.at("/fields/0/type").asString()).isEqualTo("choice");
        assertThat(missing.at("/fields/0/options")).hasSize(2);
        resolver.post(
                        "/api/v1/conversations/changes",
                        Map.of(
                                "conversations",
                                List.of(ada),
                                "status",
                                "resolved",
                                "contactAttributes",
                                Map.of("town", "Kitwe")))
                .expect(200);
        assertThat(known(ada).path("town").asString()).isEqualTo("Kitwe");
    }

    @Test
    void nobodyFindsCustomersByWhatTheySeeMasked() {
        Api viewer = organisations.join(organisation, Role.VIEWER).api();
        for (String condition : List.of(
                "{'field':'attribute.policy','operator':'is','value':'AB-123'}",
                "{'match':'any','conditions':[{'field':'attribute.policy','operator':'set'}]}",
                "{'field':'name','operator':'contains','value':'0002'}",
                "{'field':'name','operator':'contains','value':'ada@'}")) {
            String asked = encoded(condition);
            for (String path : List.of("/api/v1/customers", "/api/v1/customers/count")) {
                assertThat(code(viewer.get(path + "?condition=" + asked), 403))
                        .as(condition)
                        .isEqualTo("customers/hidden");
                api.get(path + "?condition=" + asked).expect(200);
            }
        }
        String byName = encoded("{'field':'name','operator':'contains','value':'ada'}");
        viewer.get("/api/v1/customers?condition=" + byName).expect(200);
        String segment = api.post(
                        "/api/v1/segments",
                        Map.of(
                                "name",
                                "Insured with us",
                                "condition",
                                Map.of("field", "attribute.policy", "operator", "is", "value", "AB-123")))
                .expect(201)
                .json()
                .path("id")
                .asString();
        assertThat(code(viewer.get("/api/v1/customers?segment=" + segment), 403))
                .isEqualTo("customers/hidden");
        assertThat(viewer.get("/api/v1/segments/" + segment)
                        .expect(200)
                        .json()
                        .path("count")
                        .isNull())
                .isTrue();
        assertThat(api.get("/api/v1/segments/" + segment)
                        .expect(200)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        String role = api.post(
                        "/api/v1/teammates/roles",
                        Map.of(
                                "name",
                                "Clerk",
                                "permissions",
                                List.of(
                                        "conversations:read",
                                        "conversations:write",
                                        "contacts:read",
                                        "organisation:manage")))
                .expect(201)
                .json()
                .path("role")
                .asString();
        Api clerk = organisations.join(organisation, role).api();
        var condition = Map.of("field", "attribute.policy", "operator", "is", "value", "AB-123");
        assertThat(code(clerk.post("/api/v1/segments", Map.of("name", "Mine", "condition", condition)), 403))
                .isEqualTo("customers/hidden");
        assertThat(code(clerk.post("/api/v1/customers/export", Map.of("condition", condition)), 403))
                .isEqualTo("customers/hidden");
        assertThat(code(clerk.post("/api/v1/customers/export", Map.of("segment", segment)), 403))
                .isEqualTo("customers/hidden");
    }
}
