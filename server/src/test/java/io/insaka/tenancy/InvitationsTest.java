package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@ProductTest
class InvitationsTest {
    private static final String PASSWORD = "long enough!";

    @Autowired
    Organisations organisations;

    private final String database;

    InvitationsTest(@Value("${insaka.database-url}") String database) {
        this.database = database;
    }

    private static JsonNode invite(Organisation organisation, String email) {
        return organisation
                .api()
                .post("/api/v1/invitations", Map.of("email", email, "role", "agent"))
                .expect(201)
                .json();
    }

    private static String token(JsonNode made) {
        String link = made.get("link").asString();
        return link.substring(link.indexOf('#') + 1);
    }

    private Api.Response enter(String token, String name) {
        return organisations
                .stranger()
                .post("/api/v1/welcome", Map.of("token", token, "name", name, "password", PASSWORD));
    }

    @Test
    void letsOnePersonInOnce() {
        var organisation = organisations.found();
        String token = token(invite(organisation, "Bwalya@invited.example"));
        JsonNode door = organisations
                .stranger()
                .post("/api/v1/welcome/look", Map.of("token", token))
                .expect(200)
                .json();
        assertThat(door.get("purpose").asString()).isEqualTo("invitation");
        assertThat(door.get("email").asString()).isEqualTo("bwalya@invited.example");
        var entered = enter(token, "Bwalya Phiri").expect(200);
        assertThat(entered.cookie("insaka_session")).isNotEmpty();
        assertThat(entered.json().at("/teammate/role").asString()).isEqualTo("agent");
        organisations.signIn("bwalya@invited.example", PASSWORD);

        assertThat(enter(token, "Somebody else").expect(404).code()).isEqualTo("access/dead-link");
        organisations
                .stranger()
                .post("/api/v1/welcome/look", Map.of("token", token))
                .expect(404);
        assertThat(organisation
                        .api()
                        .get("/api/v1/invitations")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void letsOnlyOneInWhenManyHoldTheLink() throws Exception {
        String token = token(invite(organisations.found(), "race@invited.example"));
        Callable<Integer> attempt = () -> enter(token, "Quick").status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> outcomes = threads.invokeAll(List.of(attempt, attempt, attempt)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(outcomes).containsOnlyOnce(200);
        }
    }

    @Test
    void refusesALinkThatRanOutOrWasRenewedOrTakenBack() {
        var organisation = organisations.found();
        JsonNode made = invite(organisation, "late@invited.example");
        String path = "/api/v1/invitations/" + made.get("id").asString();
        JsonNode renewed = organisation.api().post(path + "/renew").expect(200).json();
        enter(token(made), "Late").expect(404);
        expire(made.get("id").asString());
        enter(token(renewed), "Late").expect(404);
        assertThat(organisation
                        .api()
                        .get("/api/v1/invitations")
                        .json()
                        .at("/items/0/expired")
                        .asBoolean())
                .isTrue();
        JsonNode again = organisation.api().post(path + "/renew").expect(200).json();
        organisation.api().delete(path).expect(204);
        enter(token(again), "Late").expect(404);
        organisation.api().delete(path).expect(404);
    }

    private void expire(String id) {
        JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""))
                .sql("UPDATE entry_link SET expires_at = created_at WHERE id = ?::uuid")
                .param(id)
                .update();
    }

    @Test
    void asksForAGoodPasswordAndAName() {
        String token = token(invite(organisations.found(), "weak@invited.example"));
        organisations
                .stranger()
                .post("/api/v1/welcome", Map.of("token", token, "name", "Weak", "password", "short"))
                .expect(400);
        enter(token, " ").expect(400);
        enter(token, "Strong").expect(200);
    }

    @Test
    void keepsOwnersOutOfTheReachOfAdmins() {
        var organisation = organisations.found();
        Api admin = organisations.join(organisation, Role.ADMIN).api();
        admin.post("/api/v1/invitations", Map.of("email", "boss@invited.example", "role", "owner"))
                .expect(403);
        JsonNode made = organisation
                .api()
                .post("/api/v1/invitations", Map.of("email", "boss@invited.example", "role", "owner"))
                .expect(201)
                .json();
        admin.post("/api/v1/invitations/" + made.get("id").asString() + "/renew")
                .expect(403);
        admin.delete("/api/v1/invitations/" + made.get("id").asString()).expect(403);
        admin.post("/api/v1/teammates/" + organisation.owner().teammate() + "/password-link")
                .expect(403);
    }

    @Test
    void givesANewPasswordByLinkAndEndsOldSessions() {
        var organisation = organisations.found();
        var forgetful = organisations.join(organisation, Role.AGENT);
        JsonNode made = organisation
                .api()
                .post("/api/v1/teammates/" + forgetful.caller().teammate() + "/password-link")
                .expect(200)
                .json();
        forgetful.api().get("/api/v1/session").expect(200);
        enter(token(made), "").expect(200);
        forgetful.api().get("/api/v1/session").expect(401);
        organisations.signIn(forgetful.email(), PASSWORD);
        enter(token(made), "").expect(404);
    }

    @Test
    void bringsBackATeammateWhoLeft() {
        var organisation = organisations.found();
        var agent = organisations.join(organisation, Role.AGENT);
        String path = "/api/v1/teammates/" + agent.caller().teammate();
        organisation.api().delete(path).expect(204);
        agent.api().get("/api/v1/session").expect(401);
        assertThat(organisation
                        .api()
                        .get("/api/v1/teammates/left")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        organisation.api().post(path + "/reactivate").expect(200);
        organisations
                .signIn(agent.email(), Organisations.PASSWORD)
                .get("/api/v1/session")
                .expect(200);
    }
}
