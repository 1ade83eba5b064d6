package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Provided.Signing;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What an owner says about the provider, and what others see of it. */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSettingsTest {
    @Autowired
    Organisations organisations;

    private Provided provided;

    @BeforeAll
    void begin() {
        provided = new Provided(organisations);
    }

    @AfterAll
    void end() {
        provided.close();
    }

    @Test
    void letsNewcomersOfItsDomainsInWhereItSaysSo() {
        Signing signing = provided.signing(settings -> {
            settings.put("domains", List.of("provided.example"));
            settings.put("newcomers", "viewer");
        });
        String name = Provided.somebody();
        provided.provider().knows(name, name + "@provided.example");
        assertThat(provided.come(signing, name)
                        .expect(200)
                        .json()
                        .at("/teammate/role")
                        .asString())
                .isEqualTo("viewer");
        Api owner = signing.organisation().api();
        var everybody = provided.settings(signing.slug());
        everybody.put("newcomers", "viewer");
        assertThat(owner.put("/api/v1/sign-in-provider", everybody).expect(400).text())
                .contains("domains");
        everybody.put("domains", List.of("provided.example"));
        everybody.put("newcomers", "owner");
        owner.put("/api/v1/sign-in-provider", everybody).expect(400);
    }

    @Test
    void aRoleOfNewcomersIsNotDeleted() {
        Organisation organisation = organisations.found();
        String role = organisation
                .api()
                .post("/api/v1/teammates/roles", Map.of("name", "New", "permissions", List.of("teammates:read")))
                .expect(201)
                .json()
                .get("role")
                .asString();
        var settings = provided.settings("org-" + Provided.next());
        settings.put("domains", List.of("provided.example"));
        settings.put("newcomers", role);
        organisation.api().put("/api/v1/sign-in-provider", settings).expect(200);
        String path = "/api/v1/teammates/roles/" + role.substring("custom:".length());
        assertThat(organisation.api().delete(path).expect(409).code()).isEqualTo("access/role-in-use");
    }

    @Test
    void onlyOwnersNameIt() {
        Organisation organisation = organisations.found();
        var admin = organisations.join(organisation, Role.ADMIN);
        assertThat(admin.api()
                        .put("/api/v1/sign-in-provider", provided.settings("org-" + Provided.next()))
                        .expect(403)
                        .code())
                .isEqualTo("access/forbidden");
        var role = Map.of("name", "Almost an owner", "permissions", List.of("sign-in:manage"));
        organisation.api().post("/api/v1/teammates/roles", role).expect(400);
    }

    @Test
    void showsNoSecretAndWantsItAnewForAnotherProvider() {
        Signing signing = provided.signing(settings -> {});
        Api owner = signing.organisation().api();
        var shown = owner.get("/api/v1/sign-in-provider").expect(200);
        assertThat(shown.text()).doesNotContain(TestingProvider.SECRET);
        assertThat(shown.json().get("returnAddress").asString()).endsWith("/sign-in/back");
        var other = provided.settings(signing.slug());
        other.remove("clientSecret");
        other.put("clientId", "another");
        assertThat(owner.put("/api/v1/sign-in-provider", other).expect(400).text())
                .contains("clientSecret");
        other.put("clientId", TestingProvider.CLIENT);
        owner.put("/api/v1/sign-in-provider", other).expect(200);
    }

    @Test
    void triesAProviderWithoutChangingAnything() {
        Api owner = organisations.found().api();
        var described = owner.post(
                        "/api/v1/sign-in-provider/test",
                        Map.of("issuer", provided.provider().issuer()))
                .expect(200)
                .json();
        assertThat(described.get("signIn").asString())
                .startsWith(provided.provider().issuer());
        assertThat(described.get("algorithms").toString()).contains("RS256");
        assertThat(owner.post(
                                "/api/v1/sign-in-provider/test",
                                Map.of("issuer", provided.provider().issuer() + "/"))
                        .expect(422)
                        .code())
                .isEqualTo("access/provider-odd");
        assertThat(owner.post("/api/v1/sign-in-provider/test", Map.of("issuer", "http://localhost:1"))
                        .expect(422)
                        .code())
                .isEqualTo("access/provider-unreachable");
        assertThat(owner.post("/api/v1/sign-in-provider/test", Map.of("issuer", "http://169.254.169.254"))
                        .expect(422)
                        .code())
                .isEqualTo("access/provider-unreachable");
        owner.post("/api/v1/sign-in-provider/test", Map.of("issuer", "file:///etc/passwd"))
                .expect(400);
        assertThat(owner.get("/api/v1/sign-in-provider").json().get("provider").isNull())
                .isTrue();
    }

    @Test
    void endsTheirOwnLink() {
        Signing signing = provided.signing(settings -> {});
        Api session = provided.member(signing, Provided.somebody());
        session.delete("/api/v1/me/sign-in").expect(204);
        assertThat(session.get("/api/v1/me/sign-in")
                        .expect(200)
                        .json()
                        .get("since")
                        .isNull())
                .isTrue();
    }

    @Test
    void tellsAStrangerTheButtonOnly() {
        Signing signing = provided.signing(settings -> {});
        Api stranger = organisations.stranger();
        assertThat(stranger.get("/api/v1/sign-in?organisation=" + signing.slug())
                        .expect(200)
                        .text())
                .isEqualTo("{\"provider\":{\"organisation\":\"" + signing.slug() + "\",\"name\":\"Company login\"}}");
        assertThat(stranger.get("/api/v1/sign-in?organisation=nobody")
                        .expect(200)
                        .text())
                .isEqualTo("{\"provider\":null}");
        assertThat(stranger.get("/api/v1/sign-in").expect(200).text()).isEqualTo("{\"provider\":null}");
    }
}
