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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The organisation's own attributes where its team works: in filters, macros, and before something is resolved. */
@ProductTest
class AttributesAtWorkTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Organisation organisation;
    private Api api;
    private final Map<String, String> contacts = new HashMap<>();
    private String ada;
    private String ben;
    private String cleo;

    @BeforeEach
    void threeCustomersWantAPerson() {
        organisation = organisations.found();
        api = organisation.api();
        var account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "m1", "agent"));
        account.deliver(text("260970000002", "m2", "agent"));
        account.deliver(text("260970000003", "m3", "agent"));
        account.awaitBalanced(3);
        ada = conversation("260970000001");
        ben = conversation("260970000002");
        cleo = conversation("260970000003");
        define("contact", "plan", "choice", Map.of("options", List.of("Gold, yearly", "Silver")));
        define("contact", "children", "number", Map.of());
        define("contact", "born", "date", Map.of());
        define("contact", "insured", "yes-no", Map.of());
        define("contact", "policy", "text", Map.of("sensitive", true));
        define("conversation", "order", "text", Map.of());
        know(ada, Map.of("plan", "Gold, yearly", "children", 2, "born", "1990-02-28", "insured", true));
        know(ben, Map.of("plan", "Silver", "children", 4.5, "born", "2001-01-01", "policy", "AB-123"));
        change(Map.of("attributes", Map.of("order", "Shoes, two pairs")), ada).expect(200);
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

    private Api.Response change(Map<String, ?> changes, String... conversations) {
        var body = new HashMap<String, Object>(changes);
        body.put("conversations", List.of(conversations));
        return api.post("/api/v1/conversations/changes", body);
    }

    private static String query(String conditions) {
        return "&attributes=" + URLEncoder.encode(conditions.replace('\'', '"'), StandardCharsets.UTF_8);
    }

    private List<String> found(String conditions, String... more) {
        return api.get("/api/v1/conversations?status=all" + String.join("", more) + query(conditions))
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    private List<String> by(String key, String operator, String value) {
        return found("[{'of':'contact','key':'" + key + "','operator':'" + operator + "'"
                + (value.isEmpty() ? "" : ",'value':" + value) + "}]");
    }

    private static String code(Api.Response response, int status) {
        return response.expect(status).json().path("code").asString();
    }

    @Test
    void findsByEveryKindOfValue() {
        assertThat(by("plan", "is", "'Gold, yearly'")).containsExactly(ada);
        assertThat(by("plan", "in", "['Gold, yearly','Silver']")).containsExactlyInAnyOrder(ada, ben);
        assertThat(by("plan", "not-in", "['Gold, yearly']")).containsExactlyInAnyOrder(ben, cleo);
        assertThat(by("plan", "set", "")).containsExactlyInAnyOrder(ada, ben);
        assertThat(by("plan", "not-set", "")).containsExactly(cleo);
        assertThat(by("children", "more", "2")).containsExactly(ben);
        assertThat(by("children", "less", "4.5")).containsExactly(ada);
        assertThat(by("born", "before", "'2000-01-01'")).containsExactly(ada);
        assertThat(by("born", "not-within-days", "30")).containsExactlyInAnyOrder(ada, ben);
        assertThat(by("insured", "is", "true")).containsExactly(ada);
        assertThat(by("policy", "is", "'ab-123'")).as("in any case").containsExactly(ben);
        assertThat(by("policy", "is-not", "'ab-123'")).containsExactlyInAnyOrder(ada, cleo);
        assertThat(found("[{'of':'conversation','key':'order','operator':'contains','value':'TWO'}]"))
                .containsExactly(ada);
    }

    @Test
    void joinsThemWithEverythingElse() {
        String plan = "{'of':'contact','key':'plan','operator':'in','value':['Silver']}";
        String order = "{'of':'conversation','key':'order','operator':'set'}";
        change(Map.of("priority", "high"), cleo).expect(200);
        assertThat(found("[" + plan + "," + order + "]")).isEmpty();
        assertThat(found("[" + plan + "," + order + "]", "&match=any")).containsExactlyInAnyOrder(ada, ben);
        assertThat(found("[" + plan + "]", "&match=any&priority=high")).containsExactlyInAnyOrder(ben, cleo);
        assertThat(found("[" + plan + "]", "&priority=high")).isEmpty();
        assertThat(api.get("/api/v1/conversations/among?id=" + ada + "," + ben + query("[" + plan + "]"))
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        var view = Map.of("name", "Silver", "filter", Map.of("attributes", ("[" + plan + "]").replace('\'', '"')));
        assertThat(api.post("/api/v1/inbox/views", view).expect(201).json().at("/filter/attributes"))
                .isNotNull();
    }

    @Test
    void countsOneOfAPersonsSeveralContactsForAll() {
        know(cleo, Map.of("children", 7));
        api.post("/api/v1/contacts/" + contacts.get(ada) + "/merge", Map.of("with", contacts.get(cleo)))
                .expect(200);
        assertThat(by("plan", "is", "'Gold, yearly'")).containsExactlyInAnyOrder(ada, cleo);
        assertThat(by("children", "is", "2")).as("the leading one's").containsExactlyInAnyOrder(ada, cleo);
        assertThat(by("children", "is", "7")).isEmpty();
    }

    @Test
    void showsASensitiveValueToNobodyByWhatItFinds() {
        String policy = query("[{'of':'contact','key':'policy','operator':'is','value':'AB-123'}]");
        Api viewer = organisations.join(organisation, Role.VIEWER).api();
        assertThat(code(viewer.get("/api/v1/conversations?limit=1" + policy), 403))
                .isEqualTo("access/forbidden");
        assertThat(code(viewer.get("/api/v1/conversations/among?id=" + ben + policy), 403))
                .isEqualTo("access/forbidden");
        organisations
                .join(organisation, Role.AGENT)
                .api()
                .get("/api/v1/conversations?limit=1" + policy)
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "[null]",
                "[{}]",
                "[{'of':'deal','key':'plan','operator':'is','value':'Silver'}]",
                "[{'of':'contact','key':'none','operator':'is','value':'Silver'}]",
                "[{'of':'contact','key':'plan','operator':'more','value':'Silver'}]",
                "[{'of':'contact','key':'plan','operator':'is','value':'Tin'}]",
                "[{'of':'contact','key':'plan','operator':'is'}]",
                "[{'of':'contact','key':'plan','operator':'in','value':[]}]",
                "[{'of':'contact','key':'plan','operator':'in','value':[null]}]",
                "[{'of':'contact','key':'plan','operator':'set','value':'Silver'}]",
                "[{'of':'contact','key':'children','operator':'more','value':'many'}]",
                "[{'of':'contact','key':'born','operator':'within-days','value':0}]",
                "[{'of':'contact','key':'policy','operator':'contains','value':'AB'}]",
                "[{'of':'contact','key':'plan','operator':'is','value':'Silver','more':1}]"
            })
    void refusesWhatMakesNoCondition(String conditions) {
        assertThat(code(api.get("/api/v1/conversations?limit=1" + query(conditions)), 422))
                .isEqualTo("request/invalid");
    }

    @Test
    void macrosGiveSeveralAtOnce() {
        var values = new HashMap<String, Object>();
        values.put("plan", "Silver");
        values.put("children", null);
        var steps = List.of(
                Map.of("kind", "attributes", "to", "contact", "values", values),
                Map.of("kind", "attributes", "to", "conversation", "values", Map.of("order", "Hat")));
        String macro = api.post("/api/v1/macros", Map.of("name", "Downgrade", "steps", steps))
                .expect(201)
                .json()
                .path("id")
                .asString();
        assertThat(api.get("/api/v1/macros")
                        .expect(200)
                        .json()
                        .at("/items/0/steps/0/values/plan")
                        .asString())
                .isEqualTo("Silver");
        api.post("/api/v1/macros/" + macro + "/run", Map.of("conversations", List.of(ada, cleo)))
                .expect(200);
        assertThat(known(ada).path("plan").asString()).isEqualTo("Silver");
        assertThat(known(ada).has("children")).isFalse();
        assertThat(known(cleo).path("plan").asString()).isEqualTo("Silver");
        assertThat(found("[{'of':'conversation','key':'order','operator':'is','value':'hat'}]"))
                .containsExactlyInAnyOrder(ada, cleo);
        var wrong = List.of(Map.of("kind", "attributes", "to", "contact", "values", Map.of("plan", "Tin")));
        assertThat(code(api.post("/api/v1/macros", Map.of("name", "Wrong", "steps", wrong)), 422))
                .isEqualTo("attributes/value");
        var none = List.of(Map.of("kind", "attributes", "to", "contact", "values", Map.of()));
        assertThat(code(api.post("/api/v1/macros", Map.of("name", "None", "steps", none)), 422))
                .isEqualTo("request/invalid");
    }

    @Test
    void macrosSayWhatIsGoneMeanwhile() {
        String gone = define("contact", "gone", "text", Map.of());
        var steps = List.of(Map.of("kind", "attributes", "to", "contact", "values", Map.of("gone", "x")));
        String macro = api.post("/api/v1/macros", Map.of("name", "Gone", "steps", steps))
                .expect(201)
                .json()
                .path("id")
                .asString();
        api.delete("/api/v1/attributes/" + gone).expect(204);
        JsonNode ran = api.post("/api/v1/macros/" + macro + "/run", Map.of("conversations", List.of(ada, ben)))
                .expect(200)
                .json();
        assertThat(ran.at("/refused/0/code").asString()).isEqualTo("attributes/unknown-key");
        assertThat(ran.path("ran")).isEmpty();
    }

    @Test
    void asksForThemBeforeSomethingIsResolved() {
        String town = define("contact", "town", "text", Map.of());
        String reason = define("conversation", "reason", "choice", Map.of("options", List.of("Late", "Lost")));
        var need = Map.of("attributes", List.of(town, reason));
        api.put("/api/v1/resolving", Map.of("quiet", List.of(), "required", List.of(need)))
                .expect(200);
        know(ben, Map.of("town", "Ndola"));
        JsonNode refused = change(Map.of("status", "resolved"), ada).expect(422).json();
        assertThat(refused.path("code").asString()).isEqualTo("conversations/incomplete");
        assertThat(refused.get("errors")
                        .valueStream()
                        .map(each -> each.path("field").asString()))
                .containsExactlyInAnyOrder("contactAttributes.town", "attributes.reason");
        JsonNode missing = api.get("/api/v1/resolving/missing?id=" + ada + "," + ben)
                .expect(200)
                .json()
                .get("items");
        assertThat(missing.at("/0/missing/attributes")).hasSize(2);
        assertThat(missing.at("/1/missing/attributes")).hasSize(1);
        assertThat(code(change(Map.of("status", "resolved", "attributes", Map.of("reason", "Tin")), ben), 422))
                .isEqualTo("attributes/value");
        change(
                        Map.of(
                                "status",
                                "resolved",
                                "attributes",
                                Map.of("reason", "Late"),
                                "contactAttributes",
                                Map.of("town", "Kitwe")),
                        ada,
                        cleo)
                .expect(200);
        assertThat(known(cleo).path("town").asString()).isEqualTo("Kitwe");
        change(Map.of("status", "resolved", "attributes", Map.of("reason", "Lost")), ben)
                .expect(200);
        api.delete("/api/v1/attributes/" + reason).expect(204);
        api.delete("/api/v1/attributes/" + town).expect(204);
        change(Map.of("status", "open"), ada).expect(200);
        change(Map.of("status", "resolved"), ada).expect(200);
    }
}
