package io.insaka.desk.teams;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.desk.Chore;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Colleague;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Teams, what the rules give them, and who of them is given it. */
@ProductTest
class TeamsTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Dispatch dispatch;

    /** The schema's owner: moves a time that no test waits for. */
    private final JdbcClient everything;

    private Organisation organisation;
    private Api api;
    private TestingAccount account;
    private Colleague ana;
    private Colleague ben;
    private int delivered;

    TeamsTest(@Value("${insaka.database-url}") String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void twoColleagues() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
        ana = organisations.join(organisation, Role.AGENT);
        ben = organisations.join(organisation, Role.AGENT);
        delivered = 0;
    }

    private static String id(Colleague colleague) {
        return colleague.caller().teammate().toString();
    }

    private Map<String, Object> draft(String name, String assignment, int capacity, Colleague... members) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "assignment",
                assignment,
                "capacity",
                capacity,
                "members",
                Stream.of(members).map(member -> Map.of("id", id(member))).toList()));
    }

    private String team(String name, String assignment, int capacity, Colleague... members) {
        return api.post("/api/v1/teams", draft(name, assignment, capacity, members))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private void rules(Object... rules) {
        api.put("/api/v1/teams/rules", Map.of("items", List.of(rules))).expect(200);
    }

    private void customersWantAPerson(int many) {
        for (int n = 0; n < many; n++) {
            delivered++;
            account.deliver(text("2609700000" + (10 + delivered), "m" + delivered, "agent"));
        }
        account.awaitBalanced(delivered);
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

    /** How many each colleague holds, and {@code queue} how many wait. */
    private Map<String, Long> hands() {
        return listed("").stream()
                .map(each ->
                        each.at("/holder/id").asString(each.at("/holder/kind").asString()))
                .collect(Collectors.groupingBy(who -> who, Collectors.counting()));
    }

    private void change(String conversation, Map<String, ?> changes) {
        var body = new HashMap<String, Object>(changes);
        body.put("conversations", List.of(conversation));
        body.put("force", true);
        api.post("/api/v1/conversations/changes", body).expect(200);
    }

    private JsonNode one(String conversation) {
        return api.get("/api/v1/conversations/" + conversation).expect(200).json();
    }

    private List<JsonNode> activities(String conversation) {
        return api.get("/api/v1/conversations/" + conversation + "/activities")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private static void available(Colleague colleague) {
        colleague.api().put("/api/v1/presence", Map.of("status", "available")).expect(200);
    }

    @Test
    void aRuleNamesTheTeamAndWhoeverIsThereIsGivenIt() {
        String billing = team("Billing", "round-robin", 5, ana, ben);
        String label = api.post("/api/v1/labels", Map.of("name", "VIP", "colour", "pink"))
                .expect(201)
                .json()
                .path("id")
                .asString();
        rules(
                Map.of("team", team("Night", "manual", 5), "labels", List.of(label)),
                Map.of("team", team("Fraud", "manual", 5), "causes", List.of("suspicious")),
                Map.of("team", billing, "channels", List.of(account.id()), "causes", List.of("requested", "upset")));
        customersWantAPerson(1);
        String conversation = ids("").getFirst();
        assertThat(one(conversation).at("/team/name").asString()).isEqualTo("Billing");
        assertThat(one(conversation).at("/holder/kind").asString())
                .as("nobody is there yet")
                .isEqualTo("queue");
        assertThat(ids("&view=unassigned&team=" + billing)).containsExactly(conversation);

        available(ben);
        await().atMost(PATIENCE).until(() -> hands().equals(Map.of(id(ben), 1L)));
        JsonNode why = activities(conversation).getFirst();
        assertThat(why.path("kind").asString()).isEqualTo("assigned");
        assertThat(why.at("/to/id").asString()).isEqualTo(id(ben));
        assertThat(why.path("by").isNull()).isTrue();
        assertThat(why.path("value").asString()).isEqualTo("round-robin: Billing");
        assertThat(activities(conversation)).hasSize(2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(account.sentTexts())
                        .as("what the bot promised still goes out")
                        .hasSize(1));

        ben.api()
                .post("/api/v1/conversations/changes", Map.of("conversations", List.of(conversation), "assign", "none"))
                .expect(200);
        available(ana);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hands())
                        .as("not to Ben again, who put it back")
                        .isEqualTo(Map.of(id(ana), 1L)));

        change(conversation, Map.of("assign", "bot", "label", List.of(label)));
        delivered++;
        account.deliver(text("260970000011", "again", "agent"));
        account.awaitBalanced(delivered);
        assertThat(one(conversation).at("/team/name").asString())
                .as("the first rule that fits")
                .isEqualTo("Night");
        assertThat(one(conversation).at("/holder/kind").asString()).isEqualTo("queue");

        api.delete("/api/v1/labels/" + label).expect(204);
        JsonNode saved = api.get("/api/v1/teams/rules").expect(200).json();
        assertThat(api.put("/api/v1/teams/rules", saved).expect(200).json())
                .as("what names a deleted label stays as it is, and fits nothing")
                .isEqualTo(saved);
    }

    @Test
    void nobodyIsGivenMoreThanTheyCanHoldHoweverManyGiveAtOnce() throws Exception {
        rules(Map.of("team", team("Desk", "least-busy", 2, ana, ben)));
        customersWantAPerson(6);
        for (Colleague colleague : List.of(ana, ben)) {
            everything
                    .sql(
                            "INSERT INTO teammate_presence (tenant_id, teammate_id, away, seen_at) VALUES (?, ?, false, now())")
                    .param(organisation.tenant().value())
                    .param(colleague.caller().teammate().value())
                    .update();
        }
        try (var nodes = Executors.newFixedThreadPool(6)) {
            nodes.invokeAll(IntStream.range(0, 12)
                            .mapToObj(n -> Executors.callable(() -> transactions.run(
                                    organisation.tenant(),
                                    () -> dispatch.run(
                                            organisation.tenant(),
                                            Chore.Kind.FILL,
                                            (n % 2 == 0 ? ana : ben)
                                                    .caller()
                                                    .teammate()
                                                    .value()))))
                            .toList())
                    .forEach(done -> assertThat(done).succeedsWithin(PATIENCE));
        }
        assertThat(hands()).isEqualTo(Map.of(id(ana), 2L, id(ben), 2L, "queue", 2L));
        assertThat(ids("").stream()
                        .flatMap(each -> activities(each).stream())
                        .filter(each -> each.path("kind").asString().equals("assigned")))
                .as("each was given once")
                .hasSize(4);
        List<String> oldest = listed("&view=unassigned&order=waiting").stream()
                .map(each -> each.path("id").asString())
                .toList();

        change(ids("&assignee=" + id(ana)).getFirst(), Map.of("status", "resolved"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids("&view=unassigned")).containsExactly(oldest.get(1)));
        assertThat(ids("&assignee=" + id(ana))).contains(oldest.getFirst());

        everything
                .sql("UPDATE teammate_presence SET seen_at = now() - interval '6 minutes' WHERE tenant_id = ?")
                .param(organisation.tenant().value())
                .update();
        assertThat(ben.api().get("/api/v1/presence").expect(200).json().toString())
                .isEqualTo("{\"status\":\"available\",\"there\":false,\"inTeam\":true}");
        change(
                ids("&assignee=" + id(ben)).getFirst(),
                Map.of("snoozeUntil", Instant.now().plus(Duration.ofDays(1)).toString()));
        ana.api().put("/api/v1/presence", Map.of("status", "away")).expect(200);
        ben.api().post("/api/v1/presence/alive", Map.of()).expect(204);
        await().atMost(PATIENCE)
                .until(() -> ids("&status=open&assignee=" + id(ben)).contains(oldest.get(1)));
    }

    @Test
    void aTeamIsNamedByHandFoundByItsPeopleAndDeletedSafely() {
        String desk = team("Desk", "manual", 5, ana);
        assertThat(api.post("/api/v1/teams", draft("desk", "manual", 5))
                        .expect(409)
                        .code())
                .isEqualTo("teams/taken");
        api.post("/api/v1/teams", draft("x", "by-mood", 5)).expect(422);
        api.post("/api/v1/teams", draft("x", "manual", 5, ana, ana)).expect(422);
        api.post("/api/v1/teams", draft("x", "manual", 5, organisations.join(organisation, Role.VIEWER)))
                .expect(422);
        ana.api().post("/api/v1/teams", draft("x", "manual", 5)).expect(403);
        rules(Map.of("team", desk, "causes", List.of("upset")));
        assertThat(api.put(
                                "/api/v1/teams/rules",
                                Map.of(
                                        "items",
                                        List.of(Map.of("team", UUID.randomUUID().toString()))))
                        .expect(404)
                        .code())
                .isEqualTo("teams/unknown");
        api.put("/api/v1/teams/rules", Map.of("items", List.of(Map.of("team", desk, "causes", List.of("rain")))))
                .expect(422);

        account.deliver(text("260970000088", "h1", "Hello"));
        delivered++;
        account.awaitBalanced(delivered);
        String conversation = ids("").getFirst();
        change(conversation, Map.of("team", desk));
        assertThat(one(conversation).at("/holder/kind").asString())
                .as("a person of the team is wanted")
                .isEqualTo("queue");
        change(conversation, Map.of("assign", id(ben)));
        assertThat(one(conversation).at("/team/name").asString()).isEqualTo("Desk");
        assertThat(ids("&team=mine")).isEmpty();
        assertThat(ana.api()
                        .get("/api/v1/conversations?team=mine")
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(conversation);
        api.get("/api/v1/conversations?team=nobody").expect(422);
        api.post("/api/v1/inbox/views", Map.of("name", "My teams", "filter", Map.of("team", List.of("mine"))))
                .expect(201);
        change(conversation, Map.of("team", "none"));
        change(conversation, Map.of("team", desk));
        assertThat(one(conversation).at("/holder/kind").asString())
                .as("Ben is not in the team")
                .isEqualTo("queue");
        assertThat(activities(conversation).stream()
                        .map(each -> each.path("kind").asString()))
                .containsExactly("teamed", "unteamed", "assigned", "teamed");

        api.delete("/api/v1/teams/" + desk).expect(204);
        assertThat(one(conversation).path("team").isNull()).isTrue();
        assertThat(one(conversation).at("/holder/kind").asString()).isEqualTo("queue");
        assertThat(api.get("/api/v1/teams/rules").expect(200).json().path("items"))
                .isEmpty();
        assertThat(api.post(
                                "/api/v1/conversations/changes",
                                Map.of("conversations", List.of(conversation), "team", desk))
                        .expect(404)
                        .code())
                .isEqualTo("teams/unknown");
        String small = team("Small", "manual", 5, ana);
        api.delete("/api/v1/teammates/" + id(ana)).expect(204);
        assertThat(api.get("/api/v1/teams").expect(200).json().at("/items/0/members"))
                .as("who has left is in no team")
                .isEmpty();
        api.put("/api/v1/teams/" + small, draft("Tiny", "round-robin", 1, ben)).expect(200);
    }
}
