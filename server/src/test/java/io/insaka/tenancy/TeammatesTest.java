package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.TeammateId;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ProductTest
class TeammatesTest {
    @Autowired
    Organisations organisations;

    @Autowired
    Teammates teammates;

    private static Map<String, String> teammate(String email, String role) {
        return Map.of("name", "Mutale Banda", "email", email, "password", "long enough!", "role", role);
    }

    @Test
    void welcomesATeammateWhoCanThenSignIn() {
        var organisation = organisations.found();
        var added = organisation
                .api()
                .post("/api/v1/teammates", teammate("Mutale@Example.com", "agent"))
                .expect(201);
        assertThat(added.json().get("email").asString()).isEqualTo("mutale@example.com");
        assertThat(added.text()).doesNotContain("long enough!");
        Api mutale = organisations.signIn("mutale@example.com", "long enough!");
        assertThat(mutale.get("/api/v1/teammates").expect(200).json().get("items"))
                .hasSize(2);
        mutale.post("/api/v1/teammates", teammate("x@example.com", "agent")).expect(403);
    }

    @Test
    void refusesAnAddressTwiceInOneOrganisationButNotInAnother() {
        var organisation = organisations.found();
        var other = organisations.found();
        organisation
                .api()
                .post("/api/v1/teammates", teammate("twice@example.com", "agent"))
                .expect(201);
        assertThat(organisation
                        .api()
                        .post("/api/v1/teammates", teammate("TWICE@example.com", "viewer"))
                        .expect(409)
                        .code())
                .isEqualTo("access/email-taken");
        other.api()
                .post("/api/v1/teammates", teammate("twice@example.com", "agent"))
                .expect(201);
    }

    @Test
    void changesARoleFromTheNextRequestOn() {
        var organisation = organisations.found();
        var agent = organisations.join(organisation, Role.AGENT);
        String path = "/api/v1/teammates/" + agent.caller().teammate();
        agent.api().get("/api/v1/tokens").expect(403);
        organisation.api().patch(path, Map.of("role", "admin")).expect(200);
        agent.api().get("/api/v1/tokens").expect(200);
        organisation.api().patch(path, Map.of("name", "Chanda")).expect(200);
        assertThat(agent.api()
                        .get("/api/v1/session")
                        .expect(200)
                        .json()
                        .at("/teammate/name")
                        .asString())
                .isEqualTo("Chanda");
    }

    @Test
    void keepsTheLastOwner() {
        var organisation = organisations.found();
        String path = "/api/v1/teammates/" + organisation.owner().teammate();
        assertThat(organisation
                        .api()
                        .patch(path, Map.of("role", "admin"))
                        .expect(409)
                        .code())
                .isEqualTo("access/last-owner");
        organisation.api().delete(path).expect(409);
        organisations.join(organisation, Role.OWNER);
        organisation.api().patch(path, Map.of("role", "admin")).expect(200);
    }

    @Test
    void keepsOwnersOutOfTheReachOfAdmins() {
        var organisation = organisations.found();
        organisations.join(organisation, Role.OWNER);
        var admin = organisations.join(organisation, Role.ADMIN);
        String owner = "/api/v1/teammates/" + organisation.owner().teammate();
        String self = "/api/v1/teammates/" + admin.caller().teammate();
        admin.api().delete(owner).expect(403);
        admin.api().patch(owner, Map.of("role", "viewer")).expect(403);
        admin.api().patch(self, Map.of("role", "owner")).expect(403);
        admin.api()
                .post("/api/v1/teammates", teammate("new-owner@example.com", "owner"))
                .expect(403);
    }

    @Test
    void shutsEveryWayInOfATeammateWhoLeaves() {
        var organisation = organisations.found();
        var admin = organisations.join(organisation, Role.ADMIN);
        String token = admin.api()
                .post("/api/v1/tokens", Map.of("name", "Script", "scopes", List.of("teammates:read")))
                .expect(201)
                .json()
                .get("token")
                .asString();
        Api script = Api.withToken(organisations.baseUrl(), token);
        script.get("/api/v1/teammates").expect(200);
        organisation
                .api()
                .delete("/api/v1/teammates/" + admin.caller().teammate())
                .expect(204);
        script.get("/api/v1/teammates").expect(401);
        admin.api().get("/api/v1/teammates").expect(401);
        organisations
                .stranger()
                .post("/api/v1/session", Map.of("email", admin.email(), "password", Organisations.PASSWORD))
                .expect(401);
        assertThat(StreamSupport.stream(
                        organisation
                                .api()
                                .get("/api/v1/teammates")
                                .json()
                                .get("items")
                                .spliterator(),
                        false))
                .hasSize(1);
        assertThat(teammates.names(organisation.tenant(), List.of(admin.caller().teammate())))
                .containsValue(admin.caller().name());
    }

    @Test
    void knowsNoNameOfAStranger() {
        var organisation = organisations.found();
        assertThat(teammates.names(organisation.tenant(), List.of(new TeammateId(new UUID(1, 1)))))
                .isEmpty();
    }

    @Test
    void storesNeitherNameNorAddressNorPasswordReadably(@Value("${insaka.database-url}") String url) {
        var organisation = organisations.found();
        organisation
                .api()
                .post("/api/v1/teammates", teammate("sealed@example.com", "agent"))
                .expect(201);
        var everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        for (String secret : List.of("sealed@example.com", "Mutale", "long enough!")) {
            assertThat(everything
                            .sql("""
                                    SELECT count(*) FROM teammate
                                    WHERE position(?::bytea IN name_sealed || email_sealed || email_index) > 0
                                    OR password_hash LIKE '%' || ? || '%'
                                    """)
                            .param(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .param(secret)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }
}
