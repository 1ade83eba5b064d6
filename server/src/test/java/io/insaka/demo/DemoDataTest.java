package io.insaka.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.demo.DemoRepository.Due;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@ProductTest
class DemoDataTest {
    static final Duration PATIENCE = Duration.ofSeconds(180);

    /** What the demo leaves traces in, each with its reason. */
    private static final Map<String, String> MOVES_ON = Map.of(
            "audit_entry", "who loaded and removed it stays written down",
            "audit_head", "the end of that chain",
            "audit_personal", "from where they did",
            "live_event", "consoles are told of changes; forgotten after two days",
            "analytics_progress", "how far the stream was followed",
            "article_shelf", "counts changes of articles",
            "channel_health", "when the real channel was heard of last, written now and then",
            "teammate_session", "when somebody was there last");

    private final Organisations organisations;
    private final TestingChannel channel;
    private final JdbcClient everything;
    private final DemoRepository demos;
    private final DemoRound round;
    private final Organisation organisation;
    private final DemoDesk desk;
    private final Api api;

    DemoDataTest(
            @Autowired Organisations organisations,
            @Autowired TestingChannel channel,
            @Autowired DemoRepository demos,
            @Autowired DemoRound round,
            @Value("${insaka.database-url}") String url) {
        this.organisations = organisations;
        this.channel = channel;
        this.demos = demos;
        this.round = round;
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        this.organisation = organisations.found();
        this.desk = new DemoDesk(organisation, everything);
        this.api = organisation.api();
    }

    @Test
    void leavesEveryTableAsItWas() {
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(Map.of("type", "text", "from", "260970000009", "id", "r1", "text", "menu"));
        account.awaitBalanced(1);
        desk.awaitCounted();
        Map<String, List<String>> before = desk.rows(organisation.tenant());
        Organisation other = organisations.found();
        Map<String, List<String>> others = desk.rows(other.tenant());

        desk.load();
        desk.awaitCounted();
        assertThat(desk.started()).isGreaterThan(100);
        assertThat(api.get("/api/v1/conversations?status=all&limit=50")
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSizeGreaterThan(40);
        for (String table : List.of(
                "desk_task",
                "deal",
                "mailing",
                "canned_reply",
                "inbox_view",
                "segment",
                "company",
                "article",
                "satisfaction_survey",
                "attribute_value",
                "media",
                "conversation_label",
                "team",
                "label")) {
            assertThat(desk.rows(organisation.tenant()).get(table)).as(table).isNotEmpty();
        }
        assertThat(desk.rows(other.tenant())).isEqualTo(others);

        desk.remove();
        desk.awaitCounted();
        Map<String, List<String>> after = desk.rows(organisation.tenant());
        for (String table : before.keySet()) {
            if (!MOVES_ON.containsKey(table)) {
                assertThat(after.get(table)).as(table).containsExactlyInAnyOrderElementsOf(before.get(table));
            }
        }
        assertThat(api.get("/api/v1/audit/verification").expect(200).text()).doesNotContain("\"ok\":false");
    }

    @Test
    void callsNobodyAndTellsNobody() {
        api.post(
                        "/api/v1/webhooks",
                        Map.of(
                                "name",
                                "Told",
                                "url",
                                "http://localhost:1/",
                                "types",
                                List.of(
                                        "message.received",
                                        "message.noted",
                                        "conversation.created",
                                        "contact.created",
                                        "conversation.resolved",
                                        "conversation.labelled",
                                        "conversation.unlabelled")))
                .expect(201);
        api.put(
                "/api/v1/satisfaction",
                Map.of(
                        "enabled",
                        true,
                        "channels",
                        List.of(),
                        "byItself",
                        true,
                        "delayMinutes",
                        0,
                        "daysBetween",
                        0,
                        "comment",
                        false,
                        "wordings",
                        Map.of()));
        desk.load();
        Map<String, List<String>> there = desk.rows(organisation.tenant());
        assertThat(there.get("webhook_delivery")).isEmpty();
        assertThat(there.get("notice")).isEmpty();
        assertThat(there.get("outbox")).isEmpty();
        assertThat(there.get("turn")).isEmpty();
        assertThat(there.get("own_letter")).isEmpty();
        assertThat(there.get("intake_item")).isEmpty();
        assertThat(everything
                        .sql("SELECT count(*) FROM satisfaction_survey WHERE tenant_id = ? AND asked_at IS NULL")
                        .param(organisation.tenant().value())
                        .query(Long.class)
                        .single())
                .isZero();
        desk.remove();
        assertThat(desk.rows(organisation.tenant()).get("webhook_delivery")).isEmpty();
    }

    @Test
    void theReportSaysWhyPersonsWereWanted() {
        desk.load();
        desk.awaitCounted();
        assertThat(everything
                        .sql("SELECT DISTINCT tag FROM analytics_day WHERE tenant_id = ? AND measure = 'handed-over'")
                        .param(organisation.tenant().value())
                        .query(String.class)
                        .list())
                .contains("requested", "not-understood", "skill")
                .doesNotContain("teammate");
        assertThat(desk.rows(organisation.tenant()).get("hand_over_due"))
                .as("no model is asked to sum up what is past")
                .isNullOrEmpty();
    }

    @Test
    void itsHistoryLiesOnThePastMonth() {
        desk.load();
        desk.awaitCounted();
        List<String> days = everything
                .sql("SELECT DISTINCT day::text FROM analytics_day WHERE tenant_id = ? AND measure = 'received'")
                .param(organisation.tenant().value())
                .query(String.class)
                .list();
        assertThat(days).hasSizeGreaterThan(15);
        assertThat(everything
                        .sql("SELECT count(*) FROM message WHERE tenant_id = ? AND created_at > now()")
                        .param(organisation.tenant().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatTheTeamMadeStays() {
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(Map.of("type", "text", "from", "260970000011", "id", "t1", "text", "menu"));
        account.awaitBalanced(1);
        String real = account.conversation();
        String mary = desk.contactOf(real);
        desk.load();
        JsonNode demo = api.get("/api/v1/conversations?status=all&limit=50&channel=" + desk.demoChannel())
                .expect(200)
                .json()
                .at("/items/0");
        String theirs = demo.path("id").asString();
        String them = desk.contactOf(theirs);
        String own = api.post("/api/v1/labels", Map.of("name", "Ours", "colour", "teal"))
                .expect(201)
                .json()
                .path("id")
                .asString();
        String lent = desk.first("label", "id");
        String team = desk.first("team", "id");
        everything
                .sql(
                        "INSERT INTO conversation_label (tenant_id, conversation_id, label_id) VALUES (?, ?::uuid, ?::uuid), (?, ?::uuid, ?::uuid)")
                .params(
                        organisation.tenant().value(),
                        theirs,
                        own,
                        organisation.tenant().value(),
                        real,
                        lent)
                .update();
        everything
                .sql("UPDATE conversation SET team_id = ?::uuid WHERE tenant_id = ? AND id = ?::uuid")
                .params(team, organisation.tenant().value(), real)
                .update();
        String task = api.post(
                        "/api/v1/tasks",
                        Map.of(
                                "title",
                                "Write to them",
                                "conversationId",
                                theirs,
                                "dueAt",
                                Instant.now().plusSeconds(9_000).toString()))
                .expect(201)
                .json()
                .path("id")
                .asString();
        String deal = api.post("/api/v1/deals", Map.of("title", "A real one", "contact", them))
                .expect(201)
                .json()
                .path("id")
                .asString();
        api.post("/api/v1/contacts/" + them + "/merge", Map.of("with", mary)).expect(200);

        desk.remove();

        api.get("/api/v1/conversations/" + theirs).expect(404);
        api.get("/api/v1/contacts/" + them).expect(404);
        JsonNode alone = api.get("/api/v1/contacts/" + mary).expect(200).json();
        assertThat(alone.path("conversations")).hasSize(1);
        JsonNode kept = api.get("/api/v1/conversations/" + real).expect(200).json();
        assertThat(kept.path("labels")).isEmpty();
        assertThat(desk.all("conversation", "id = '" + real + "' AND team_id IS NULL"))
                .hasSize(1);
        assertThat(desk.all("label", "true")).singleElement().asString().contains("Ours");
        assertThat(desk.all("desk_task", "id = '" + task + "' AND conversation_id IS NULL"))
                .hasSize(1);
        assertThat(desk.all("deal", "id = '" + deal + "' AND contact_id IS NULL"))
                .hasSize(1);
        assertThat(desk.all("desk_task", "true")).hasSize(1);
        assertThat(desk.all("pipeline_stage", "true"))
                .as("the real deal stands in one")
                .isNotEmpty();
    }

    /** Nothing says so but the row: whoever leases it next goes on. */
    @Test
    void goesOnAfterItWasCutOffInTheMiddle() {
        TenantId tenant = organisation.tenant();
        api.post("/api/v1/demo", Map.of()).expect(202);
        Due cut = new Due(tenant, -1);
        assertThat(round.step(cut)).as("whoever lost the lease writes nothing").isFalse();
        await().atMost(PATIENCE).until(() -> desk.step() > 3 || desk.state().equals("loaded"));
        // As if the node that had it were gone: its stamp is not the newest any more, and its lease is over.
        everything
                .sql("UPDATE demo SET stamp = stamp + 1, not_before = now() WHERE tenant_id = ? AND state = 'loading'")
                .param(tenant.value())
                .update();
        await().atMost(PATIENCE).until(() -> desk.state().equals("loaded"));
        assertThat(desk.all("conversation", "true")).hasSize(120);
        assertThat(desk.all("contact", "true")).hasSize(60);
        assertThat(desk.all("demo_row", "kind = 'conversation'")).hasSize(120);
        api.delete("/api/v1/demo").expect(202);
        everything
                .sql("UPDATE demo SET stamp = stamp + 1, not_before = now() WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        await().atMost(PATIENCE).until(() -> desk.state().equals("none"));
        assertThat(desk.all("conversation", "true")).isEmpty();
        assertThat(desk.all("demo_row", "true")).isEmpty();
    }

    @Test
    void isThereOnceAndForThoseWhoSetUpTheOrganisation() {
        assertThat(api.delete("/api/v1/demo").code()).isEqualTo("demo/not-there");
        desk.load();
        Api.Response again = api.post("/api/v1/demo", Map.of()).expect(409);
        assertThat(again.code()).isEqualTo("demo/already-there");
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.post("/api/v1/demo", Map.of()).expect(403);
        agent.delete("/api/v1/demo").expect(403);
        Api.Response made = api.post(
                "/api/v1/channels", Map.of("kind", "demo", "name", "By hand", "settings", Map.of("account", "x")));
        assertThat(made.code()).isEqualTo("channels/unknown-kind");
    }

    @Test
    void leavesOutWhatIsSwitchedOff() {
        for (String feature : Set.of("tasks", "pipeline", "mailings")) {
            everything
                    .sql("INSERT INTO feature_off (tenant_id, feature, since) VALUES (?, ?, now())")
                    .params(organisation.tenant().value(), feature)
                    .update();
        }
        desk.load();
        Map<String, List<String>> there = desk.rows(organisation.tenant());
        for (String table : List.of("desk_task", "deal", "pipeline_stage", "mailing")) {
            assertThat(there.get(table)).as(table).isEmpty();
        }
    }

    /** The only adapter that is asked has no network. */
    @Test
    void whatATeammateAnswersIsTakenAndGoesNowhere() {
        desk.load();
        String theirs = api.get("/api/v1/conversations?status=open&limit=50&view=mine&channel=" + desk.demoChannel())
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        api.post("/api/v1/conversations/" + theirs + "/messages", Map.of("text", "On my way"))
                .expect(201);
        await().atMost(PATIENCE)
                .until(() -> !desk.all("message", "status = 'sent' AND conversation_id = '" + theirs + "'")
                        .isEmpty());
        assertThat(desk.all("outbox", "true")).isEmpty();
        assertThat(desk.all("contact_address", "kind <> 'demo'")).isEmpty();
    }
}
