package io.insaka.desk.tasks;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.desk.Chore;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@ProductTest
class TasksTest {
    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    Tasks tasks;

    /** The schema's owner: moves times that no test waits for. */
    private final JdbcClient everything;

    private Organisation organisation;
    private Api api;

    TasksTest(@Value("${insaka.database-url}") String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    private String conversation() {
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "m1", "Hello"));
        account.awaitBalanced(1);
        return api.get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private JsonNode owner(String task) {
        return api.get("/api/v1/tasks?whose=all&limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private void leaves(Organisations.Colleague colleague, String how) {
        api.delete("/api/v1/teammates/" + colleague.caller().teammate() + how).expect(204);
    }

    @Test
    void whoeverLeavesLeavesNothingThatIsNobodys() {
        var leaving = organisations.join(organisation, Role.AGENT);
        String them = leaving.caller().teammate().toString();
        String conversation = conversation();
        leaving.api().post("/api/v1/conversations/" + conversation + "/take").expect(200);
        String alone = make("Alone", Map.of("teammate", them));
        String done = make("Done", Map.of("teammate", them));
        leaving.api().post("/api/v1/tasks/" + done + "/done").expect(200);
        JsonNode left =
                api.get("/api/v1/teammates/" + them + "/leaving").expect(200).json();
        assertThat(left.path("conversations").asInt()).isEqualTo(1);
        assertThat(left.path("tasks").asInt()).isEqualTo(1);
        leaving.api().get("/api/v1/teammates/" + them + "/leaving").expect(403);
        leaves(leaving, "");
        assertThat(owner(alone).at("/teammate/id").asString())
                .as("whoever took them out of the team")
                .isEqualTo(organisation.owner().teammate().toString());
        assertThat(api.get("/api/v1/conversations/" + conversation)
                        .expect(200)
                        .json()
                        .at("/holder/kind")
                        .asString())
                .isEqualTo("queue");
    }

    @Test
    void lookingAtWhatSomebodyWouldLeaveWaitsForNobody() {
        var leaving = organisations.join(organisation, Role.AGENT);
        String them = leaving.caller().teammate().toString();
        make("Being written", Map.of("teammate", them));
        transactions.run(organisation.tenant(), () -> {
            jdbc.sql("SELECT id FROM desk_task WHERE teammate_id = :teammate FOR UPDATE")
                    .param("teammate", UUID.fromString(them))
                    .query(UUID.class)
                    .single();
            assertThat(api.get("/api/v1/teammates/" + them + "/leaving")
                            .expect(200)
                            .json()
                            .path("tasks")
                            .asInt())
                    .isEqualTo(1);
        });
    }

    @Test
    void whatSomebodyLeavesGoesToTheirTeam() {
        var leaving = organisations.join(organisation, Role.AGENT);
        String them = leaving.caller().teammate().toString();
        String team = api.post(
                        "/api/v1/teams",
                        Map.of("name", "Sales", "assignment", "manual", "members", List.of(Map.of("id", them))))
                .expect(201)
                .json()
                .path("id")
                .asString();
        String task = make("Theirs", Map.of("teammate", them));
        leaves(leaving, "");
        assertThat(owner(task).at("/team/id").asString()).isEqualTo(team);
    }

    @Test
    void whatSomebodyLeavesIsHandedToWhoeverWasNamed() {
        var leaving = organisations.join(organisation, Role.AGENT);
        var next = organisations.join(organisation, Role.AGENT);
        String conversation = conversation();
        leaving.api().post("/api/v1/conversations/" + conversation + "/take").expect(200);
        String task = make(
                "Theirs", Map.of("teammate", leaving.caller().teammate().toString(), "conversation", conversation));
        String path = "/api/v1/teammates/" + leaving.caller().teammate() + "?handTo=";
        api.delete(path + UUID.randomUUID()).expect(400);
        api.delete(path + leaving.caller().teammate()).expect(400);
        api.delete(path + organisations.join(organisation, Role.VIEWER).caller().teammate())
                .expect(400);
        leaves(leaving, "?handTo=" + next.caller().teammate());
        assertThat(owner(task).at("/teammate/id").asString())
                .isEqualTo(next.caller().teammate().toString());
        assertThat(api.get("/api/v1/conversations/" + conversation)
                        .expect(200)
                        .json()
                        .at("/holder/id")
                        .asString())
                .isEqualTo(next.caller().teammate().toString());
    }

    private String make(String title, Map<String, ?> more) {
        var body = new HashMap<String, Object>(more);
        body.put("title", title);
        return api.post("/api/v1/tasks", body).expect(201).json().path("id").asString();
    }

    private static String in(int hours) {
        return Instant.now().plus(Duration.ofHours(hours)).toString();
    }

    private static List<String> titles(Api api, String query) {
        return api.get("/api/v1/tasks?" + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(task -> task.path("title").asString())
                .toList();
    }

    private long told(String word) {
        return everything
                .sql("SELECT count(*) FROM live_event WHERE tenant_id = ? AND what LIKE ?")
                .param(organisation.tenant().value())
                .param(word + "%")
                .query(Long.class)
                .single();
    }

    private long followedUp(String conversation) {
        return api.get("/api/v1/conversations/" + conversation + "/activities")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("followed_up"))
                .count();
    }

    @Test
    void listsWhatIsMineAndMyTeamsByWhenItIsDue() {
        String conversation = conversation();
        var ben = organisations.join(organisation, Role.AGENT);
        String benId = ben.caller().teammate().toString();
        String team = api.post(
                        "/api/v1/teams",
                        Map.of("name", "Night", "assignment", "manual", "members", List.of(Map.of("id", benId))))
                .expect(201)
                .json()
                .path("id")
                .asString();
        String call =
                make("Call Ada", Map.of("dueAt", in(5), "conversation", conversation, "note", "About her parcel"));
        make("Some day", Map.of());
        make("First", Map.of("dueAt", in(1)));
        make("For Ben", Map.of("dueAt", in(3), "teammate", benId));
        make("For the night", Map.of("dueAt", in(2), "team", team));
        assertThat(titles(api, "whose=mine")).containsExactly("First", "Call Ada", "Some day");
        assertThat(titles(ben.api(), "")).containsExactly("For the night", "For Ben");
        assertThat(titles(api, "whose=all&dueBefore=" + in(4))).containsExactly("First", "For the night", "For Ben");
        assertThat(titles(api, "conversation=" + conversation)).containsExactly("Call Ada");
        JsonNode page = api.get("/api/v1/tasks?whose=all&limit=4").expect(200).json();
        assertThat(page.at("/items/3/contact/name").asString()).contains("260970000001");
        assertThat(titles(api, "contact=" + page.at("/items/3/contact/id").asString()))
                .containsExactly("Call Ada");
        assertThat(titles(api, "whose=all&cursor=" + page.path("next").asString()))
                .containsExactly("Some day");
        assertThat(api.get("/api/v1/tasks/due?before=" + in(6))
                        .expect(200)
                        .json()
                        .path("due")
                        .asInt())
                .isEqualTo(2);

        api.post("/api/v1/tasks/" + call + "/done", Map.of()).expect(200);
        api.post("/api/v1/tasks/" + call + "/done", Map.of()).expect(200);
        assertThat(titles(api, "whose=mine")).containsExactly("First", "Some day");
        assertThat(titles(api, "whose=mine&done=true")).containsExactly("Call Ada");
        api.post("/api/v1/tasks/" + call + "/reopen", Map.of()).expect(200);
        api.put("/api/v1/tasks/" + call, Map.of("title", "Write to Ada", "team", team))
                .expect(200);
        assertThat(titles(ben.api(), "")).containsExactly("For the night", "For Ben", "Write to Ada");
        ben.api().delete("/api/v1/tasks/" + call).expect(204);
        ben.api().delete("/api/v1/tasks/" + call).expect(404);
        refuses(conversation, team, benId);
    }

    private void refuses(String conversation, String team, String teammate) {
        Stream.<Map<String, Object>>of(
                        Map.of("title", "x", "followUp", true),
                        Map.of("title", "x", "followUp", true, "conversation", conversation),
                        Map.of("title", "x", "team", team, "teammate", teammate),
                        Map.of("title", "x", "dueAt", "+999999-01-01T00:00:00Z"))
                .forEach(body -> api.post("/api/v1/tasks", body).expect(422));
        api.post("/api/v1/tasks", Map.of("title", "x", "conversation", UUID.randomUUID()))
                .expect(404);
        api.post("/api/v1/tasks", Map.of("title", " ")).expect(400);
        api.get("/api/v1/tasks?cursor=1.x").expect(422);
        api.get("/api/v1/tasks?whose=theirs").expect(422);
        Api viewer = organisations.join(organisation, Role.VIEWER).api();
        viewer.get("/api/v1/tasks?whose=all").expect(200);
        viewer.post("/api/v1/tasks", Map.of("title", "x")).expect(403);
    }

    @Test
    void bringsAConversationBackWhenItsFollowUpIsDue() {
        String conversation = conversation();
        api.post(
                        "/api/v1/conversations/changes",
                        Map.of("conversations", List.of(conversation), "assign", "me", "snoozeUntil", in(48)))
                .expect(200);
        String task = make("Ask again", Map.of("dueAt", in(1), "conversation", conversation, "followUp", true));
        dueNow(task);
        everything
                .sql("UPDATE desk_due SET not_before = now() WHERE tenant_id = ? AND id = ?::uuid")
                .param(organisation.tenant().value())
                .param(task)
                .update();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(followedUp(conversation)).isEqualTo(1));
        JsonNode back =
                api.get("/api/v1/conversations/" + conversation).expect(200).json();
        assertThat(back.path("snoozedUntil").isNull()).isTrue();
        assertThat(told("task-due,for-")).isEqualTo(1);

        api.post("/api/v1/conversations/" + conversation + "/resolve", Map.of()).expect(200);
        var again = Map.of("title", "Again", "dueAt", in(-1), "conversation", conversation, "followUp", true);
        api.put("/api/v1/tasks/" + task, again).expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(followedUp(conversation)).isEqualTo(2));
        assertThat(api.get("/api/v1/conversations/" + conversation)
                        .expect(200)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("open");
    }

    /** Its entry among the chores stays in the future: only what the test does happens. */
    private void dueNow(String task) {
        everything
                .sql("UPDATE desk_task SET due_at = now() - interval '1 second' WHERE tenant_id = ? AND id = ?::uuid")
                .param(organisation.tenant().value())
                .param(task)
                .update();
    }

    @Test
    void tellsOnceThoughItWasCutOffAndTwoNodesDoIt() {
        String conversation = conversation();
        UUID task = UUID.fromString(
                make("Ask again", Map.of("dueAt", in(1), "conversation", conversation, "followUp", true)));
        dueNow(task.toString());
        var tenant = organisation.tenant();
        assertThatThrownBy(() -> transactions.run(tenant, () -> {
                    tasks.run(tenant, Chore.Kind.TASK, task);
                    throw new IllegalStateException("the power is cut");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(told("task-due")).isZero();
        assertThat(everything
                        .sql("SELECT count(*) FROM desk_due WHERE tenant_id = ? AND id = ?")
                        .param(tenant.value())
                        .param(task)
                        .query(Long.class)
                        .single())
                .as("it is still to be done")
                .isEqualTo(1);
        Stream.of(1, 2, 3)
                .map(node -> CompletableFuture.runAsync(
                        () -> transactions.run(tenant, () -> tasks.run(tenant, Chore.Kind.TASK, task))))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(told("task-due")).isEqualTo(1);
        assertThat(followedUp(conversation)).isEqualTo(1);
    }
}
