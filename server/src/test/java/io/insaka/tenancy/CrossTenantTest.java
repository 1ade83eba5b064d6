package io.insaka.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.kernel.TenantId;
import io.insaka.testing.Api;
import io.insaka.testing.Endpoints;
import io.insaka.testing.Endpoints.Endpoint;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/**
 * Walks every endpoint that takes an id with ids of another organisation: all ids its tables hold and all ids its own
 * lists show. Nothing may be found, nothing may change.
 */
@ProductTest
class CrossTenantTest {
    private static final Set<Integer> NOT_FOR_YOU = Set.of(400, 403, 404, 415);
    private static final int IDS_PER_TABLE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CUSTOMER = "260971000001";

    /** Parts of addresses that are the same in every organisation: each sees its own behind them (AgentApiTest). */
    private static final Map<String, String> SHARED =
            Map.of("role", "conversation", "version", "0", "report", "bot", "part", "figures");

    /** Put down every few seconds, or some seconds late, whoever calls. */
    private static final Set<String> BY_THEMSELVES =
            Set.of("sandbox_phone", "channel_health", "analytics_progress", "analytics_course", "analytics_day");

    private final Organisations organisations;
    private final Endpoints endpoints;
    /** Ids that no table and no list shows: of what the sandbox holds in memory. */
    private final Set<String> shownOnce = new LinkedHashSet<>();

    /** What is addressed inside of something else, by the name of its variable. */
    private final Map<String, String> within = new HashMap<>(Map.of("customer", CUSTOMER));

    /** The schema's owner: sees every row, whatever the policies say. */
    private final JdbcClient everything;

    CrossTenantTest(
            @Autowired Organisations organisations,
            @Autowired Endpoints endpoints,
            @Value("${insaka.database-url}") String url) {
        this.organisations = organisations;
        this.endpoints = endpoints;
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @Test
    void hidesOneOrganisationFromAnother() {
        Organisation theirs = furnished();
        Organisation ours = organisations.found();
        Set<String> ids = idsOf(theirs);
        Map<String, String> before = rowsOf(theirs.tenant());
        List<String> leaks = new ArrayList<>();
        for (Endpoint endpoint : endpoints.all()) {
            if (!SHARED.keySet().containsAll(endpoint.variables())) {
                ids.forEach(id -> {
                    int status = attempt(ours.api(), endpoint, id);
                    if (!NOT_FOR_YOU.contains(status)) {
                        leaks.add(endpoint + " with " + id + ": " + status);
                    }
                });
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(rowsOf(theirs.tenant())).isEqualTo(before);
    }

    /** Otherwise the other tests would prove nothing: whoever adds an endpoint furnishes the organisation for it. */
    @Test
    void showsItsOwnThingsToTheirOwner() {
        Organisation theirs = furnished();
        Set<String> ids = idsOf(theirs);
        assertThat(endpoints.all())
                .filteredOn(endpoint ->
                        endpoint.method().equals("GET") && !endpoint.variables().isEmpty())
                .isNotEmpty()
                .allSatisfy(endpoint -> assertThat(ids)
                        .as(endpoint.toString())
                        .anyMatch(id -> attempt(theirs.api(), endpoint, id) == 200));
    }

    private int attempt(Api api, Endpoint endpoint, String id) {
        return endpoint.attempt(api, name -> within.getOrDefault(name, SHARED.getOrDefault(name, id)))
                .status();
    }

    @Test
    void listsNothingOfAnotherOrganisation() {
        Organisation theirs = furnished();
        Organisation ours = organisations.found();
        Set<String> ids = idsOf(theirs);
        assertThat(lists()).isNotEmpty().allSatisfy(endpoint -> {
            String seen = ours.api().get(endpoint.pattern()).text();
            assertThat(ids).as(endpoint.toString()).noneMatch(seen::contains);
        });
    }

    /** An organisation with one of everything, and a conversation that came in through its webhook. */
    private Organisation furnished() {
        Organisation organisation = organisations.found();
        organisations.join(organisation, Role.AGENT);
        Api api = organisation.api();
        String number = "number-" + organisation.tenant();
        api.post("/api/v1/tokens", Map.of("name", "Theirs", "scopes", List.of("conversations:read")))
                .expect(201);
        api.post("/api/v1/teammates/roles", Map.of("name", "Theirs", "permissions", List.of("conversations:read")))
                .expect(201);
        api.post("/api/v1/invitations", Map.of("email", "theirs@example.com", "role", "agent"))
                .expect(201);
        api.post("/api/v1/articles", Map.of("question", "When are you open?", "answer", "Always."))
                .expect(201);
        // Before anybody has asked anything: it is over at once.
        var supposed = List.of(Map.of("question", "When are you open?", "answer", "Never."));
        api.post("/api/v1/rehearsals", Map.of("last", 1, "articles", supposed)).expect(202);
        api.post("/api/v1/knowledge/sources", Map.of("title", "Theirs", "text", "We are open on Sundays."))
                .expect(202);
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/api/v1/knowledge/sources").expect(200).text().contains("\"ready\""));
        api.post(
                        "/api/v1/models",
                        Map.of(
                                "kind",
                                "openai-compatible",
                                "name",
                                "Theirs",
                                "baseUrl",
                                api.baseUrl() + "/sandbox/llm/compatible/v1",
                                "model",
                                "llama3.2"))
                .expect(201);
        api.upload("/api/v1/media", "note.txt", "text/plain", "theirs".getBytes(UTF_8))
                .expect(201);
        shownOnce.add(api.upload("/api/v1/sandbox/media", "note.txt", "text/plain", "theirs".getBytes(UTF_8))
                .expect(201)
                .json()
                .get("id")
                .asString());
        api.post("/api/v1/channels", Map.of("kind", "whatsapp", "name", "Theirs", "settings", settings(api, number)))
                .expect(201);
        Map<String, Object> bridged =
                Map.of("secret", "a secret of theirs", "callbackUrl", api.baseUrl() + "/nobody", "bridge", "true");
        api.post("/api/v1/channels", Map.of("kind", "gateway", "name", "Bridged", "settings", bridged))
                .expect(201);
        api.post(
                        "/api/v1/sandbox/phones/" + number + "/" + CUSTOMER + "/messages",
                        Map.of("type", "text", "text", "Are you open?"))
                .expect(201);
        await().untilAsserted(() -> assertThat(
                        api.get("/api/v1/conversations").expect(200).json().get("items"))
                .isNotEmpty());
        sorted(api);
        told(api);
        toldMany(api);
        parted(api, number);
        awaitQuiet(organisation.tenant());
        return organisation;
    }

    private static void sorted(Api api) {
        String label = api.post("/api/v1/labels", Map.of("name", "Theirs", "colour", "red"))
                .expect(201)
                .json()
                .get("id")
                .asString();
        String conversation = api.get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        api.post(
                        "/api/v1/conversations/changes",
                        Map.of("conversations", List.of(conversation), "label", List.of(label)))
                .expect(200);
        api.post(
                        "/api/v1/attributes",
                        Map.of("subject", "conversation", "key", "theirs", "label", "Theirs", "type", "text"))
                .expect(201);
        api.put("/api/v1/conversations/" + conversation + "/attributes", Map.of("theirs", "Ours"))
                .expect(200);
        var vips = Map.of("field", "vip", "operator", "is", "value", true);
        api.post("/api/v1/segments", Map.of("name", "Theirs", "condition", vips))
                .expect(201);
        api.upload("/api/v1/imports", "theirs.csv", "text/csv", "name,phone\nTheirs,+260970000077\n".getBytes(UTF_8))
                .expect(201);
        String team = api.post("/api/v1/teams", Map.of("name", "Theirs", "assignment", "manual"))
                .expect(201)
                .json()
                .get("id")
                .asString();
        api.put("/api/v1/teams/rules", Map.of("items", List.of(Map.of("team", team))))
                .expect(200);
        var level = Map.of("name", "Theirs", "firstMinutes", 60, "warnMinutes", 10, "hours", "always");
        api.put("/api/v1/service-levels", Map.of("items", List.of(level))).expect(200);
        api.post("/api/v1/canned-replies", Map.of("shortcut", "theirs", "text", "Ours.", "shared", true))
                .expect(201);
        String at = "/api/v1/conversations/" + conversation;
        // Nothing that is looked for now and then: what is theirs must stay as it is.
        api.put("/api/v1/resolving", Map.of("quiet", List.of(), "required", List.of(Map.of("assignee", true))))
                .expect(200);
        var note = List.of(Map.of("kind", "note", "text", "Theirs"));
        api.post("/api/v1/macros", Map.of("name", "Theirs", "shared", true, "steps", note))
                .expect(201);
        api.post("/api/v1/deals", Map.of("title", "Theirs")).expect(201);
        api.post("/api/v1/companies", Map.of("name", "Theirs")).expect(201);
        api.post("/api/v1/tasks", Map.of("title", "Theirs", "conversation", conversation))
                .expect(201);
        api.put(at + "/draft", Map.of("text", "Theirs")).expect(200);
        var later = java.time.Instant.now().plus(Duration.ofDays(1)).toString();
        api.post(at + "/scheduled", Map.of("message", Map.of("text", "Theirs"), "sendAt", later))
                .expect(201);
        api.post("/api/v1/inbox/views", Map.of("name", "Theirs", "shared", true, "filter", Map.of("status", "open")))
                .expect(201);
    }

    /** Somebody who has been erased. */
    private static void parted(Api api, String number) {
        api.post(
                        "/api/v1/sandbox/phones/" + number + "/260971000009/messages",
                        Map.of("type", "text", "text", "Forget me"))
                .expect(201);
        JsonNode gone = await().atMost(PATIENCE)
                .until(
                        () -> api.get("/api/v1/contacts?q=0009")
                                .expect(200)
                                .json()
                                .at("/items/0"),
                        found -> !found.isMissingNode());
        var confirmed = Map.of("name", gone.path("name").asString());
        String id = api.post("/api/v1/contacts/" + gone.path("id").asString() + "/erasure", confirmed)
                .expect(202)
                .json()
                .path("id")
                .asString();
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/api/v1/erasures/" + id).expect(200).text().contains("\"done\""));
    }

    /** Nobody answers there; what comes of a ping is kept. */
    private void told(Api api) {
        var wanted = Map.of("name", "Theirs", "url", "http://localhost:1/", "types", List.of("message.failed"));
        String id = api.post("/api/v1/webhooks", wanted)
                .expect(201)
                .json()
                .at("/webhook/id")
                .asString();
        var ping = api.post("/api/v1/webhooks/" + id + "/test").expect(200).json();
        within.put("deliveryId", ping.at("/delivery/id").asString());
    }

    /** Composed, and not started. */
    private static void toldMany(Api api) {
        String channel =
                api.get("/api/v1/channels").expect(200).json().at("/items/0/id").asString();
        api.post(
                        "/api/v1/mailings",
                        Map.of(
                                "name",
                                "Theirs",
                                "channelId",
                                channel,
                                "audience",
                                Map.of("everyone", true),
                                "text",
                                "Theirs"))
                .expect(201);
    }

    private static Map<String, String> settings(Api api, String number) {
        return Map.of(
                "phoneNumberId",
                number,
                "accessToken",
                "token-of-" + number,
                "appSecret",
                "secret-of-" + number,
                "verifyToken",
                "verify-" + number,
                "baseUrl",
                api.baseUrl() + "/sandbox/graph");
    }

    /** The answer and its receipts are on their way: what is to stay unchanged must first have come to rest. */
    private void awaitQuiet(TenantId tenant) {
        AtomicReference<Map<String, String>> latest = new AtomicReference<>(Map.of());
        await().pollInterval(Duration.ofMillis(700))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    Map<String, String> now = rowsOf(tenant);
                    return now.equals(latest.getAndSet(now));
                });
    }

    private List<Endpoint> lists() {
        return endpoints.all().stream()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .filter(endpoint -> endpoint.variables().isEmpty())
                .filter(endpoint -> !endpoint.pattern().endsWith("/live"))
                .toList();
    }

    private Set<String> idsOf(Organisation organisation) {
        Set<String> ids = new LinkedHashSet<>(shownOnce);
        tenantTables(true)
                .forEach(table -> ids.addAll(everything
                        .sql("SELECT id::text FROM " + table + " WHERE tenant_id = ? LIMIT " + IDS_PER_TABLE)
                        .param(organisation.tenant().value())
                        .query(String.class)
                        .list()));
        lists().forEach(endpoint -> {
            var response = organisation.api().get(endpoint.pattern());
            if (response.status() == 200 && response.header("Content-Type").contains("json")) {
                collectIds(response.json(), ids);
            }
        });
        // Shared by both only where an organisation names itself.
        assertThat(ids).hasSizeGreaterThan(3);
        return ids;
    }

    private static void collectIds(JsonNode node, Set<String> into) {
        node.properties().forEach(field -> {
            boolean id = field.getKey().equals("id") || field.getKey().endsWith("Id");
            if (id && field.getValue().isString()) {
                into.add(field.getValue().asString());
            }
        });
        node.forEach(child -> collectIds(child, into));
    }

    /** A fingerprint of each table's rows. */
    private Map<String, String> rowsOf(TenantId tenant) {
        Map<String, String> rows = new TreeMap<>();
        for (String table : tenantTables(false)) {
            if (BY_THEMSELVES.contains(table)) {
                continue;
            }
            rows.put(
                    table,
                    everything
                            .sql("SELECT coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), 'none') FROM " + table
                                    + " t WHERE tenant_id = ?")
                            .param(tenant.value())
                            .query(String.class)
                            .single());
        }
        return rows;
    }

    private List<String> tenantTables(boolean withId) {
        return everything
                .sql("""
                        SELECT table_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND column_name = ANY (?)
                        GROUP BY table_name HAVING bool_or(column_name = 'tenant_id') AND count(*) = ?
                        ORDER BY table_name
                        """)
                .param(withId ? new String[] {"tenant_id", "id"} : new String[] {"tenant_id"})
                .param(withId ? 2 : 1)
                .query(String.class)
                .list();
    }
}
