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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@ProductTest
class DemoDataTest {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** What the demo leaves traces in, each with its reason. */
    private static final Map<String, String> MOVES_ON = Map.of(
            "audit_entry", "who loaded and removed it stays written down",
            "audit_head", "the end of that chain",
            "audit_personal", "from where they did",
            "live_event", "consoles are told of changes; forgotten after two days",
            "analytics_progress", "how far the stream was followed",
            "article_shelf", "counts changes of articles",
            "teammate_session", "when somebody was there last");

    private final Organisations organisations;
    private final TestingChannel channel;
    private final JdbcClient everything;
    private final DemoRepository demos;
    private final DemoRound round;
    private final Organisation organisation;
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
        this.api = organisation.api();
    }

    @Test
    void leavesEveryTableAsItWas() {
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(Map.of("type", "text", "from", "260970000009", "id", "r1", "text", "menu"));
        account.awaitBalanced(1);
        awaitCounted();
        Map<String, List<String>> before = rows(organisation.tenant());
        Organisation other = organisations.found();
        Map<String, List<String>> others = rows(other.tenant());

        load();
        awaitCounted();
        assertThat(report("conversations")).isGreaterThan(100);
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
            assertThat(rows(organisation.tenant()).get(table)).as(table).isNotEmpty();
        }
        assertThat(rows(other.tenant())).isEqualTo(others);

        remove();
        awaitCounted();
        Map<String, List<String>> after = rows(organisation.tenant());
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
        load();
        Map<String, List<String>> there = rows(organisation.tenant());
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
        remove();
        assertThat(rows(organisation.tenant()).get("webhook_delivery")).isEmpty();
    }

    @Test
    void itsHistoryLiesOnThePastMonth() {
        load();
        awaitCounted();
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
        String mary = contactOf(real);
        load();
        JsonNode demo = api.get("/api/v1/conversations?status=all&limit=50&channel=" + demoChannel())
                .expect(200)
                .json()
                .at("/items/0");
        String theirs = demo.path("id").asString();
        String them = contactOf(theirs);
        String own = api.post("/api/v1/labels", Map.of("name", "Ours", "colour", "teal"))
                .expect(201)
                .json()
                .path("id")
                .asString();
        String lent = first("label", "id");
        String team = first("team", "id");
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

        remove();

        api.get("/api/v1/conversations/" + theirs).expect(404);
        api.get("/api/v1/contacts/" + them).expect(404);
        JsonNode alone = api.get("/api/v1/contacts/" + mary).expect(200).json();
        assertThat(alone.path("conversations")).hasSize(1);
        JsonNode kept = api.get("/api/v1/conversations/" + real).expect(200).json();
        assertThat(kept.path("labels")).isEmpty();
        assertThat(all("conversation", "id = '" + real + "' AND team_id IS NULL"))
                .hasSize(1);
        assertThat(all("label", "true")).singleElement().asString().contains("Ours");
        assertThat(all("desk_task", "id = '" + task + "' AND conversation_id IS NULL"))
                .hasSize(1);
        assertThat(all("deal", "id = '" + deal + "' AND contact_id IS NULL")).hasSize(1);
        assertThat(all("desk_task", "true")).hasSize(1);
        assertThat(all("pipeline_stage", "true"))
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
        await().atMost(PATIENCE).until(() -> step(tenant) > 3 || state().equals("loaded"));
        // As if the node that had it were gone: its stamp is not the newest any more, and its lease is over.
        everything
                .sql("UPDATE demo SET stamp = stamp + 1, not_before = now() WHERE tenant_id = ? AND state = 'loading'")
                .param(tenant.value())
                .update();
        await().atMost(PATIENCE).until(() -> state().equals("loaded"));
        assertThat(all("conversation", "true")).hasSize(120);
        assertThat(all("contact", "true")).hasSize(60);
        assertThat(all("demo_row", "kind = 'conversation'")).hasSize(120);
        api.delete("/api/v1/demo").expect(202);
        everything
                .sql("UPDATE demo SET stamp = stamp + 1, not_before = now() WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        await().atMost(PATIENCE).until(() -> state().equals("none"));
        assertThat(all("conversation", "true")).isEmpty();
        assertThat(all("demo_row", "true")).isEmpty();
    }

    @Test
    void isThereOnceAndForThoseWhoSetUpTheOrganisation() {
        assertThat(api.delete("/api/v1/demo").code()).isEqualTo("demo/not-there");
        load();
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
        load();
        Map<String, List<String>> there = rows(organisation.tenant());
        for (String table : List.of("desk_task", "deal", "pipeline_stage", "mailing")) {
            assertThat(there.get(table)).as(table).isEmpty();
        }
    }

    /** The only adapter that is asked has no network. */
    @Test
    void whatATeammateAnswersIsTakenAndGoesNowhere() {
        load();
        String theirs = api.get("/api/v1/conversations?status=open&limit=50&view=mine&channel=" + demoChannel())
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        api.post("/api/v1/conversations/" + theirs + "/messages", Map.of("text", "On my way"))
                .expect(201);
        await().atMost(PATIENCE)
                .until(() -> !all("message", "status = 'sent' AND conversation_id = '" + theirs + "'")
                        .isEmpty());
        assertThat(all("outbox", "true")).isEmpty();
        assertThat(all("contact_address", "kind <> 'demo'")).isEmpty();
    }

    private void load() {
        api.post("/api/v1/demo", Map.of()).expect(202);
        await().atMost(PATIENCE).until(() -> state().equals("loaded"));
    }

    private void remove() {
        api.delete("/api/v1/demo").expect(202);
        await().atMost(PATIENCE).until(() -> state().equals("none"));
    }

    private String state() {
        return api.get("/api/v1/demo").expect(200).json().path("state").asString();
    }

    private int step(TenantId tenant) {
        return everything
                .sql("SELECT step FROM demo WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void awaitCounted() {
        await().atMost(PATIENCE)
                .until(() -> everything
                                .sql("""
                                SELECT count(*) FROM conversation c WHERE c.tenant_id = ? AND NOT EXISTS (
                                    SELECT FROM analytics_course a WHERE a.tenant_id = c.tenant_id AND a.conversation_id = c.id
                                        AND (a.course->>'position')::bigint >= c.next_position)""")
                                .param(organisation.tenant().value())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private long report(String what) {
        return everything
                .sql("SELECT coalesce(sum(n), 0) FROM analytics_day WHERE tenant_id = ? AND measure = 'started'"
                        + " AND teammate_id = '00000000-0000-0000-0000-000000000000'")
                .param(organisation.tenant().value())
                .query(Long.class)
                .single();
    }

    private String demoChannel() {
        return first("channel", "id", "kind = 'demo'");
    }

    private String contactOf(String conversation) {
        return first("conversation", "contact_id", "id = '" + conversation + "'");
    }

    private String first(String table, String column) {
        return first(table, column, "id IN (SELECT id FROM demo_row)");
    }

    private String first(String table, String column, String condition) {
        return everything
                .sql("SELECT " + column + "::text FROM " + table + " WHERE tenant_id = ? AND " + condition + " LIMIT 1")
                .param(organisation.tenant().value())
                .query(String.class)
                .single();
    }

    private List<String> all(String table, String condition) {
        return everything
                .sql("SELECT t::text FROM " + table + " t WHERE tenant_id = ? AND " + condition)
                .param(organisation.tenant().value())
                .query(String.class)
                .list();
    }

    /** Every row of the organisation, of every table that has any. */
    private Map<String, List<String>> rows(TenantId tenant) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : everything.sql("""
                        SELECT c.relname FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
                        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')""").query(String.class).list()) {
            rows.put(
                    table,
                    new ArrayList<>(everything
                            .sql("SELECT t::text FROM " + table + " t WHERE tenant_id = ? ORDER BY 1")
                            .param(tenant.value())
                            .query(String.class)
                            .list()));
        }
        return rows;
    }
}
