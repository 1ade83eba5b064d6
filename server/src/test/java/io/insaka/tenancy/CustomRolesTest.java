package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@ProductTest
class CustomRolesTest {
    private static final String ROLES = "/api/v1/teammates/roles";

    @Autowired
    Organisations organisations;

    private Organisation organisation;
    private Api api;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    private static Map<String, Object> role(String name, String... permissions) {
        return Map.of("name", name, "permissions", List.of(permissions));
    }

    private JsonNode made(String name, String... permissions) {
        return api.post(ROLES, role(name, permissions)).expect(201).json();
    }

    private static String given(JsonNode role) {
        return role.get("role").asString();
    }

    private static String at(JsonNode role) {
        return ROLES + "/" + role.get("id").asString();
    }

    private static String at(Organisations.Colleague colleague) {
        return "/api/v1/teammates/" + colleague.caller().teammate();
    }

    private static JsonNode listed(Api api, String role) {
        return api.get(ROLES)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("role").asString().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> somebody(String email, String role) {
        return Map.of("name", "Somebody", "email", email, "password", "long enough!", "role", role);
    }

    @Test
    void hasNoPermissionWithoutWhatItNeeds() {
        var odd = api.post(ROLES, role("Odd", "channels:manage", "conversations:read"));
        assertThat(odd.expect(422).code()).isEqualTo("access/permission-needs");
        JsonNode all = api.get(ROLES).expect(200).json();
        assertThat(all.at("/needs/channels:manage/0").asString()).isEqualTo("channels:read");
        JsonNode whole = made("Whole", "channels:manage", "channels:read");
        assertThat(api.put(at(whole), role("Whole", "channels:manage"))
                        .expect(422)
                        .code())
                .isEqualTo("access/permission-needs");
        for (Role ours : Role.values()) {
            assertThat(ours.permissions().stream().flatMap(one -> one.needs().stream()))
                    .as(ours.name())
                    .isSubsetOf(ours.permissions());
        }
    }

    @Test
    void letsWhoHasItDoWhatItSaysAndNothingElse() {
        var body = new HashMap<>(role("  Night shift ", "teammates:read", "conversations:read"));
        body.put("description", "When everybody sleeps.");
        JsonNode night = api.post(ROLES, body).expect(201).json();
        assertThat(night.get("name").asString()).isEqualTo("Night shift");
        assertThat(given(night)).isEqualTo("custom:" + night.get("id").asString());
        var mutale = organisations.join(organisation, given(night));
        JsonNode me = mutale.api().get("/api/v1/session").expect(200).json();
        assertThat(me.at("/teammate/role").asString()).isEqualTo(given(night));
        assertThat(me.at("/teammate/roleName").asString()).isEqualTo("Night shift");
        assertThat(me.at("/teammate/answers").asBoolean()).isFalse();
        assertThat(me.get("permissions").valueStream().map(JsonNode::asString))
                .containsExactly("conversations:read", "teammates:read");
        mutale.api().get("/api/v1/conversations").expect(200);
        assertThat(mutale.api().get("/api/v1/contacts").expect(403).code()).isEqualTo("access/forbidden");
        JsonNode seen = listed(mutale.api(), given(night));
        assertThat(seen.get("description").asString()).isEqualTo("When everybody sleeps.");
        assertThat(seen.get("mayChange").asBoolean()).isFalse();
        assertThat(listed(api, given(night)).get("mayChange").asBoolean()).isTrue();
        assertThat(listed(api, "admin").get("mayChange").asBoolean()).isFalse();
    }

    @Test
    void countsAtOnceForSessionsAndTokensWhenItChanges() {
        JsonNode keeper = made("Keeper", "tokens:manage", "contacts:read", "conversations:read");
        var mutale = organisations.join(organisation, given(keeper));
        String token = mutale.api()
                .post("/api/v1/tokens", Map.of("name", "Script", "scopes", List.of("contacts:read")))
                .expect(201)
                .json()
                .get("token")
                .asString();
        Api script = Api.withToken(organisations.baseUrl(), token);
        script.get("/api/v1/contacts").expect(200);
        mutale.api().get("/api/v1/contacts").expect(200);
        api.put(at(keeper), role("Keeper", "tokens:manage", "conversations:read"))
                .expect(200);
        script.get("/api/v1/contacts").expect(403);
        mutale.api().get("/api/v1/contacts").expect(403);
        api.put(at(keeper), role("Keeper", "contacts:read", "channels:read")).expect(200);
        script.get("/api/v1/contacts").expect(200);
        assertThat(script.get("/api/v1/channels").expect(403).code())
                .as("a token has its scopes, whatever its maker is given")
                .isEqualTo("access/forbidden");
        mutale.api().get("/api/v1/channels").expect(200);
    }

    /** As another node would change it: this one hears of it from the database alone. */
    @Test
    void countsAtOnceOnEveryNode(@Value("${insaka.database-url}") String url) {
        JsonNode night = made("Night shift", "conversations:read", "contacts:read");
        var mutale = organisations.join(organisation, given(night));
        mutale.api().get("/api/v1/contacts").expect(200);
        JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""))
                .sql("UPDATE custom_role SET permissions = '{conversations:read}' WHERE id = ?::uuid")
                .param(night.get("id").asString())
                .update();
        // Less than what is remembered of a session lasts by itself.
        await().atMost(Duration.ofSeconds(3))
                .until(() -> mutale.api().get("/api/v1/contacts").status() == 403);
    }

    @Test
    void comesWithAnInvitation() {
        JsonNode night = made("Night shift", "conversations:read");
        JsonNode invited = api.post(
                        "/api/v1/invitations", Map.of("email", "night@invited.example", "role", given(night)))
                .expect(201)
                .json();
        assertThat(invited.get("roleName").asString()).isEqualTo("Night shift");
        String link = invited.get("link").asString();
        String token = link.substring(link.indexOf('#') + 1);
        Api stranger = organisations.stranger();
        assertThat(stranger.post("/api/v1/welcome/look", Map.of("token", token))
                        .expect(200)
                        .json()
                        .get("roleName")
                        .asString())
                .isEqualTo("Night shift");
        assertThat(api.delete(at(night)).expect(409).text()).contains("an open invitation");
        JsonNode me = stranger.post(
                        "/api/v1/welcome", Map.of("token", token, "name", "Bwalya", "password", "long enough!"))
                .expect(200)
                .json();
        assertThat(me.get("permissions")).hasSize(1);
        assertThat(api.delete(at(night)).expect(409).text()).contains("Bwalya");
    }

    @Test
    void isDeletedOnlyWhenNobodyHasIt() {
        JsonNode night = made("Night shift", "conversations:read");
        var mutale = organisations.join(organisation, given(night));
        var refused = api.delete(at(night)).expect(409);
        assertThat(refused.code()).isEqualTo("access/role-in-use");
        assertThat(refused.text()).contains(mutale.caller().name());
        api.delete(at(mutale)).expect(204);
        api.delete(at(night)).expect(204);
        assertThat(api.delete(at(night)).expect(404).code()).isEqualTo("access/unknown-role");
        assertThat(api.post("/api/v1/teammates", somebody("late@example.com", given(night)))
                        .expect(400)
                        .code())
                .isEqualTo("request/invalid");
        JsonNode back = api.post(at(mutale) + "/reactivate").expect(200).json();
        assertThat(back.get("role").asString())
                .as("who had it comes back with less")
                .isEqualTo("viewer");
    }

    @Test
    void givesNobodyWhatTheirMakerDoesNotHave() {
        JsonNode lead = made("Lead", "teammates:read", "teammates:manage", "tokens:manage", "conversations:read");
        var mutale = organisations.join(organisation, given(lead));
        JsonNode books = made("Books", "contacts:read");
        var agent = organisations.join(organisation, Role.AGENT);
        Api low = mutale.api();
        List<Api.Response> tries = List.of(
                low.post(ROLES, role("More", "teammates:manage", "channels:manage")),
                low.put(at(lead), role("Lead", "teammates:manage", "channels:manage")),
                low.put(at(books), role("Books", "conversations:read")),
                low.delete(at(books)),
                low.patch(at(mutale), Map.of("role", "admin")),
                low.patch(at(mutale), Map.of("role", given(books))),
                low.patch(at(agent), Map.of("role", given(lead))),
                low.delete(at(agent)),
                low.post("/api/v1/teammates", somebody("friend@example.com", "agent")),
                low.post("/api/v1/invitations", Map.of("email", "friend@example.com", "role", "viewer")),
                low.post(at(agent) + "/password-link"),
                low.delete(at(agent) + "/second-step"));
        assertThat(tries).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("access/beyond-you");
        });
        low.post(ROLES, role("Less", "conversations:read")).expect(201);
        low.post("/api/v1/teammates", somebody("same@example.com", given(lead))).expect(201);
        low.post("/api/v1/tokens", Map.of("name", "More", "scopes", List.of("channels:manage")))
                .expect(403);
        assertThat(listed(low, given(books)).get("mayGive").asBoolean()).isFalse();
        assertThat(listed(low, given(lead)).get("mayGive").asBoolean()).isTrue();
    }

    @Test
    void givesNothingThroughATokenThatTheTokenLacks() {
        String token = api.post("/api/v1/tokens", Map.of("name", "People", "scopes", List.of("teammates:manage")))
                .expect(201)
                .json()
                .get("token")
                .asString();
        Api script = Api.withToken(organisations.baseUrl(), token);
        assertThat(script.post("/api/v1/teammates", somebody("way-round@example.com", "admin"))
                        .expect(403)
                        .code())
                .isEqualTo("access/beyond-you");
        script.post(ROLES, role("More", "contacts:erase")).expect(403);
    }

    @Test
    void leavesTheKeysToOwners() {
        assertThat(api.post(ROLES, role("Keys", "vault:rotate")).expect(400).code())
                .isEqualTo("request/invalid");
    }

    @Test
    void endsLinksForAPasswordWhenSomebodyIsGivenAnotherRole() {
        var mutale = organisations.join(organisation, Role.VIEWER);
        String link = api.post(at(mutale) + "/password-link")
                .expect(200)
                .json()
                .get("link")
                .asString();
        api.patch(at(mutale), Map.of("role", "admin")).expect(200);
        var dead = organisations
                .stranger()
                .post("/api/v1/welcome/look", Map.of("token", link.substring(link.indexOf('#') + 1)));
        assertThat(dead.expect(404).code()).isEqualTo("access/dead-link");
    }

    @Test
    void asksBeforeSomebodyLocksThemselvesOut() {
        JsonNode lead = made("Lead", "teammates:read", "teammates:manage");
        var mutale = organisations.join(organisation, given(lead));
        var less = new HashMap<>(role("Lead", "teammates:read"));
        assertThat(mutale.api().put(at(lead), less).expect(409).code()).isEqualTo("access/locks-you-out");
        mutale.api()
                .put(at(lead), role("Leads", "teammates:read", "teammates:manage"))
                .expect(200);
        less.put("confirmed", true);
        mutale.api().put(at(lead), less).expect(200);
        mutale.api().put(at(lead), less).expect(403);
        api.put(at(lead), role("Lead", "teammates:manage", "teammates:read")).expect(200);
    }

    @Test
    void refusesANameThatIsTaken() {
        JsonNode night = made("Night shift", "conversations:read");
        made("Day shift", "conversations:read");
        for (String taken : List.of("NIGHT shift", "Owner", "viewer")) {
            assertThat(api.post(ROLES, role(taken, "conversations:read"))
                            .expect(409)
                            .code())
                    .isEqualTo("access/role-name-taken");
        }
        assertThat(api.put(at(night), role("day shift", "conversations:read"))
                        .expect(409)
                        .code())
                .isEqualTo("access/role-name-taken");
        organisations
                .found()
                .api()
                .post(ROLES, role("Night shift", "contacts:read"))
                .expect(201);
    }

    @Test
    void refusesWhatIsNoRole() {
        var mutale = organisations.join(organisation, Role.AGENT);
        for (String wrong : List.of("", "boss", "custom", "custom:", "custom:x", "custom:" + organisation.tenant())) {
            api.patch(at(mutale), Map.of("role", wrong)).expect(400);
            api.post("/api/v1/invitations", Map.of("email", "x@example.com", "role", wrong))
                    .expect(400);
        }
        api.post(ROLES, role("  ", "conversations:read")).expect(400);
        api.post(ROLES, role("Nothing")).expect(400);
        api.post(ROLES, role("Odd", "moon:visit")).expect(400);
        api.post(ROLES, Map.of("name", "Odd", "permissions", Collections.singletonList(null)))
                .expect(400);
        api.post(ROLES, role("Odd\u0000", "conversations:read")).expect(400);
        api.post(ROLES, role("x".repeat(61), "conversations:read")).expect(400);
        api.put(ROLES + "/not-an-id", role("Odd", "conversations:read")).expect(400);
    }

    @Test
    void isNobodyElses() {
        JsonNode night = made("Night shift", "conversations:read");
        Organisation other = organisations.found();
        assertThat(other.api().get(ROLES).expect(200).text()).doesNotContain("Night shift");
        other.api().put(at(night), role("Mine", "conversations:read")).expect(404);
        other.api().delete(at(night)).expect(404);
        other.api()
                .post("/api/v1/teammates", somebody("thief@example.com", given(night)))
                .expect(400);
        other.api()
                .post("/api/v1/invitations", Map.of("email", "thief@example.com", "role", given(night)))
                .expect(400);
    }

    @Test
    void stopsAtFifty() {
        IntStream.range(0, 50).forEach(number -> made("Role " + number, "conversations:read"));
        assertThat(api.post(ROLES, role("One more", "conversations:read"))
                        .expect(409)
                        .code())
                .isEqualTo("access/too-many-roles");
    }

    /** Given and deleted at the same moment: whoever has it has a role that exists. */
    @Test
    void isGivenOrDeletedNeverBoth() throws Exception {
        var mutale = organisations.join(organisation, Role.VIEWER);
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 8; round++) {
                JsonNode night = made("Round " + round, "conversations:read");
                List<Callable<Integer>> calls = new ArrayList<>();
                calls.add(() -> api.delete(at(night)).status());
                calls.add(() ->
                        api.patch(at(mutale), Map.of("role", given(night))).status());
                calls.add(() -> api.post(
                                "/api/v1/invitations", Map.of("email", "night@example.com", "role", given(night)))
                        .status());
                List<Integer> answers = new ArrayList<>();
                for (var answer : pool.invokeAll(calls)) {
                    answers.add(answer.get());
                }
                boolean deleted = answers.get(0) == 204;
                assertThat(answers.get(0)).isIn(204, 409);
                assertThat(answers.subList(1, 3)).allMatch(status -> deleted ? status == 400 : status < 300);
                mutale.api().get("/api/v1/session").expect(200);
                api.patch(at(mutale), Map.of("role", "viewer")).expect(200);
            }
        }
    }
}
