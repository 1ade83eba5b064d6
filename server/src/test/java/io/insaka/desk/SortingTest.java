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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Labels, filters, views, and changing one conversation or many. */
@ProductTest
class SortingTest {
    private static final String CHANGES = "/api/v1/conversations/changes";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    /** The schema's owner: moves a time that no test waits for. */
    private final JdbcClient everything;

    private Organisation organisation;
    private Api api;
    private TestingAccount account;
    private String ada;
    private String ben;
    private String cleo;

    SortingTest(@Value("${insaka.database-url}") String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void threeCustomersWantAPerson() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "m1", "agent"));
        account.deliver(text("260970000002", "m2", "agent"));
        account.deliver(text("260970000003", "m3", "agent"));
        account.awaitBalanced(3);
        Map<String, String> ids = new HashMap<>();
        listed("")
                .forEach(each -> ids.put(
                        each.at("/contact/address").asString()
                                + each.at("/contact/name").asString(),
                        each.path("id").asString()));
        ada = of(ids, "260970000001");
        ben = of(ids, "260970000002");
        cleo = of(ids, "260970000003");
    }

    private static String of(Map<String, String> ids, String number) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getKey().contains(number))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> listed(String query) {
        return api.get("/api/v1/conversations?limit=50" + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private List<String> ids(String query) {
        return listed(query).stream().map(each -> each.path("id").asString()).toList();
    }

    private JsonNode change(List<String> conversations, Map<String, ?> changes) {
        return change(api, conversations, changes).expect(200).json();
    }

    private static Api.Response change(Api who, List<String> conversations, Map<String, ?> changes) {
        var body = new HashMap<String, Object>(changes);
        body.put("conversations", conversations);
        return who.post(CHANGES, body);
    }

    private String label(String name, String colour) {
        return api.post("/api/v1/labels", Map.of("name", name, "colour", colour))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    /** Page by page. */
    private List<String> activities(String conversation) {
        List<String> kinds = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/conversations/" + conversation + "/activities?limit=1" + cursor)
                    .expect(200)
                    .json();
            page.get("items").forEach(each -> kinds.add(each.path("kind").asString()));
            cursor =
                    page.path("next").isString() ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        return kinds;
    }

    private List<String> among(String query, String... conversations) {
        return api.get("/api/v1/conversations/among?id=" + String.join(",", conversations) + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    @Test
    void saysWhichOfSomeConversationsAListShowsInItsOrder() {
        change(List.of(ada), Map.of("priority", "high"));
        change(List.of(ben), Map.of("status", "resolved"));
        assertThat(among("", ada, ben, cleo)).isEqualTo(ids(""));
        assertThat(among("&status=open", ada, ben)).containsExactly(ada);
        assertThat(among("&priority=high&match=any&priority=low", ben, cleo)).isEmpty();
        assertThat(among("&status=open&order=waiting", cleo, ada)).containsExactly(ada, cleo);
        assertThat(among("&q=agent", cleo)).containsExactly(cleo);
        assertThat(among("&q=nothing", cleo)).isEmpty();
        assertThat(organisations
                        .found()
                        .api()
                        .get("/api/v1/conversations/among?id=" + ada)
                        .expect(200)
                        .json()
                        .get("items"))
                .as("another organisation's")
                .isEmpty();
        assertThat(among("", UUID.randomUUID().toString())).isEmpty();
        String many = String.join(",", java.util.Collections.nCopies(101, ada));
        assertThat(api.get("/api/v1/conversations/among?id=" + many).expect(422).code())
                .isEqualTo("request/invalid");
        assertThat(api.get("/api/v1/conversations/among?id=nobody").expect(400).code())
                .startsWith("request/");
        assertThat(api.get("/api/v1/conversations/among").expect(400).code()).startsWith("request/");
        assertThat(api.get("/api/v1/conversations/among?id=,").expect(422).code())
                .startsWith("request/");
    }

    @Test
    void labelsAreTheOrganisationsAndLeaveWithTheirConversations() {
        String late = label("Late parcel", "orange");
        label("refund", "red");
        assertThat(api.post("/api/v1/labels", Map.of("name", "Refund", "colour", "blue"))
                        .expect(409)
                        .code())
                .isEqualTo("labels/taken");
        api.post("/api/v1/labels", Map.of("name", "x", "colour", "beige")).expect(422);
        change(List.of(ada, ben), Map.of("label", List.of(late)));
        assertThat(ids("&label=" + late)).containsExactlyInAnyOrder(ada, ben);
        api.put("/api/v1/labels/" + late, Map.of("name", "Late", "colour", "teal"))
                .expect(200);
        JsonNode shown =
                api.get("/api/v1/conversations/" + ada).expect(200).json().at("/labels/0");
        assertThat(shown.path("name").asString()).isEqualTo("Late");
        assertThat(shown.path("colour").asString()).isEqualTo("teal");
        assertThat(activities(ada)).containsExactly("labelled");
        change(List.of(ada), Map.of("unlabel", List.of(late)));
        change(List.of(ada), Map.of("unlabel", List.of(late)));
        assertThat(activities(ada)).as("nothing changed the second time").containsExactly("unlabelled", "labelled");
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.get("/api/v1/labels").expect(200);
        agent.delete("/api/v1/labels/" + late).expect(403);
        api.delete("/api/v1/labels/" + late).expect(204);
        assertThat(listed("").stream().filter(each -> !each.path("labels").isEmpty()))
                .isEmpty();
        assertThat(change(api, List.of(ada), Map.of("label", List.of(late)))
                        .expect(404)
                        .code())
                .isEqualTo("labels/unknown");
    }

    @Test
    void narrowsTheListByWhatIsAskedForAndPagesThroughIt() {
        String vip = label("VIP", "pink");
        change(List.of(ada), Map.of("label", List.of(vip), "assign", "me"));
        change(List.of(ben), Map.of("priority", "high"));
        change(List.of(cleo), Map.of("status", "resolved"));
        assertThat(ids("&status=open")).containsExactlyInAnyOrder(ada, ben);
        assertThat(ids("&status=resolved")).containsExactly(cleo);
        assertThat(ids("&assignee=me")).containsExactly(ada);
        assertThat(ids("&assignee=" + organisation.owner().teammate())).containsExactly(ada);
        assertThat(ids("&priority=high,low")).containsExactly(ben);
        assertThat(ids("&holder=queue")).containsExactly(ben);
        assertThat(ids("&label=" + vip + "&priority=high")).isEmpty();
        assertThat(ids("&label=" + vip + "&priority=high&match=any")).containsExactlyInAnyOrder(ada, ben);
        assertThat(ids("&channel=" + account.id())).hasSize(3);
        assertThat(ids("&activeMinutes=60")).hasSize(3);
        assertThat(ids("&quietMinutes=60")).isEmpty();
        assertThat(ids("&waitingMinutes=60")).isEmpty();
        assertThat(ids("&language=ny")).isEmpty();
        JsonNode first = api.get("/api/v1/conversations?limit=2&channel=" + account.id())
                .expect(200)
                .json();
        JsonNode second = api.get("/api/v1/conversations?limit=2&channel=" + account.id() + "&cursor="
                        + first.path("next").asString())
                .expect(200)
                .json();
        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(api.get("/api/v1/conversations/counts?status=open")
                        .expect(200)
                        .json()
                        .toString())
                .isEqualTo("{\"mine\":1,\"unassigned\":1,\"all\":2,\"mentions\":0}");
        for (String wrong : List.of(
                "status=gone",
                "assignee=nobody",
                "holder=cat",
                "language=%00",
                "priority=urgent",
                "waitingMinutes=0",
                "match=some")) {
            assertThat(api.get("/api/v1/conversations?" + wrong).expect(422).code())
                    .as(wrong)
                    .isEqualTo("request/invalid");
        }
        api.get("/api/v1/conversations?label=x").expect(400);
        api.get("/api/v1/conversations?quietMinutes=soon").expect(400);
    }

    @Test
    void viewsAreTheirMakersOwnUnlessTheyAreShared() {
        Api agent = organisations.join(organisation, Role.AGENT).api();
        var filter = Map.of("status", "open", "q", "Thandi", "priority", List.of("high"));
        String own = agent.post("/api/v1/inbox/views", Map.of("name", "Urgent", "filter", filter))
                .expect(201)
                .json()
                .path("id")
                .asString();
        agent.post("/api/v1/inbox/views", Map.of("name", "For all", "shared", true, "filter", filter))
                .expect(403);
        String shared = api.post("/api/v1/inbox/views", Map.of("name", "Night", "shared", true, "filter", filter))
                .expect(201)
                .json()
                .path("id")
                .asString();
        JsonNode seen = agent.get("/api/v1/inbox/views").expect(200).json().path("items");
        assertThat(seen).hasSize(2);
        assertThat(seen.at("/0/filter/q").asString()).isEqualTo("Thandi");
        assertThat(seen.at("/0/mine").asBoolean()).isFalse();
        assertThat(api.get("/api/v1/inbox/views").expect(200).json().path("items"))
                .as("the agent's is theirs alone")
                .hasSize(1);
        api.delete("/api/v1/inbox/views/" + own).expect(404);
        agent.put("/api/v1/inbox/views/" + shared, Map.of("name", "Mine now", "filter", filter))
                .expect(403);
        agent.put("/api/v1/inbox/views/" + own, Map.of("name", "Soon", "filter", Map.of("status", "all")))
                .expect(200);
        agent.post("/api/v1/inbox/views", Map.of("name", "Bad", "filter", Map.of("status", "gone")))
                .expect(422);
        var unknown = Map.of("name", "Bad", "filter", Map.of("colour", "red"));
        assertThat(agent.post("/api/v1/inbox/views", unknown).expect(400).code())
                .as("left out, it would show everything")
                .isEqualTo("request/invalid");
        agent.delete("/api/v1/inbox/views/" + own).expect(204);
        api.delete("/api/v1/inbox/views/" + shared).expect(204);
        assertThat(agent.get("/api/v1/inbox/views").expect(200).json().path("items"))
                .isEmpty();
    }

    @Test
    void changesManyAtOnceAndSaysWhichItLeftAlone() {
        var colleague = organisations.join(organisation, Role.AGENT);
        colleague.api().post("/api/v1/conversations/" + cleo + "/take").expect(200);
        JsonNode changed = change(
                List.of(ada, ben, cleo, UUID.randomUUID().toString()), Map.of("assign", "me", "priority", "high"));
        assertThat(changed.path("items")).hasSize(2);
        assertThat(changed.path("refused")
                        .valueStream()
                        .map(each -> each.path("code").asString()))
                .containsExactlyInAnyOrder("conversations/held", "conversations/unknown");
        assertThat(api.get("/api/v1/conversations/" + cleo)
                        .expect(200)
                        .json()
                        .path("priority")
                        .asString())
                .as("changed as a whole or not at all")
                .isEqualTo("normal");
        assertThat(change(api, List.of(cleo), Map.of("assign", "me"))
                        .expect(409)
                        .code())
                .isEqualTo("conversations/held");
        String them = colleague.caller().teammate().toString();
        change(List.of(ada), Map.of("assign", them));
        assertThat(api.get("/api/v1/conversations/" + ada)
                        .expect(200)
                        .json()
                        .at("/holder/id")
                        .asString())
                .isEqualTo(them);
        change(List.of(cleo), Map.of("assign", "none", "force", true));
        assertThat(ids("&view=unassigned")).containsExactly(cleo);
        change(List.of(ben), Map.of("status", "resolved"));
        change(List.of(ben), Map.of("status", "open", "assign", "me", "priority", "high"));
        assertThat(activities(ben))
                .containsExactly("prioritised", "assigned", "reopened", "resolved", "prioritised", "assigned");
        change(List.of(ben), Map.of("assign", "bot"));
        var viewer = organisations.join(organisation, Role.VIEWER);
        assertThat(change(
                                api,
                                List.of(ben),
                                Map.of("assign", viewer.caller().teammate().toString()))
                        .expect(422)
                        .code())
                .isEqualTo("conversations/unknown-assignee");
        change(viewer.api(), List.of(ben), Map.of("priority", "low")).expect(403);
        change(api, List.of(), Map.of("priority", "low")).expect(400);
        change(api, List.of(ben), Map.of("assign", "somebody")).expect(422);
        change(api, List.of(ben), Map.of("priority", "soon")).expect(422);
        change(api, List.of(ben), Map.of("status", "asleep")).expect(422);
        change(api, List.of(ben), Map.of("snoozeUntil", "2001-01-01T00:00:00Z")).expect(422);
    }

    @Test
    void comesBackWhenItsTimeHasComeOrTheContactWrites() {
        Map<String, ?> tomorrow =
                Map.of("snoozeUntil", Instant.now().plus(Duration.ofDays(1)).toString());
        change(List.of(ada, ben, cleo), tomorrow);
        assertThat(ids("&status=open")).isEmpty();
        assertThat(ids("&status=snoozed")).hasSize(3);
        assertThat(ids("&view=unassigned&status=open&order=waiting")).isEmpty();

        account.deliver(text("260970000001", "m4", "Are you there?"));
        account.awaitBalanced(4);
        assertThat(ids("&status=open")).containsExactly(ada);

        change(List.of(cleo), Map.of("wake", true));
        assertThat(ids("&status=snoozed")).containsExactly(ben);

        for (String sooner : List.of(
                "UPDATE conversation SET snoozed_until = now() WHERE tenant_id = ? AND snoozed_until IS NOT NULL",
                "UPDATE desk_due SET not_before = now() WHERE tenant_id = ?")) {
            everything.sql(sooner).param(organisation.tenant().value()).update();
        }
        await().atMost(PATIENCE).until(() -> ids("&status=snoozed").isEmpty());
        assertThat(ids("&status=open").getFirst()).as("on top of the list").isEqualTo(ben);
        assertThat(activities(ben)).containsExactly("woken", "snoozed");
        await().atMost(PATIENCE)
                .until(() -> everything
                                .sql("SELECT count(*) FROM desk_due WHERE tenant_id = ?")
                                .param(organisation.tenant().value())
                                .query(Long.class)
                                .single()
                        == 0);
    }
}
