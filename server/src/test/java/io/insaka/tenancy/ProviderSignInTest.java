package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingProvider;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Signing in with a real OpenID Connect server. */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSignInTest {
    private static final AtomicInteger made = new AtomicInteger();

    @Autowired
    Organisations organisations;

    @Autowired
    ApplicationContext product;

    private TestingProvider provider;

    @BeforeAll
    void begin() {
        provider = new TestingProvider(organisations.baseUrl());
    }

    @AfterEach
    void honest() {
        provider.tampersWith(claims -> {});
    }

    @AfterAll
    void end() {
        provider.close();
    }

    /** An organisation that signs in with the provider, and what it is called in addresses. */
    private record Signing(Organisation organisation, String slug) {}

    private Signing signing(Consumer<Map<String, Object>> different) {
        Organisation organisation = organisations.found();
        String slug = "org-" + made.incrementAndGet();
        Map<String, Object> settings = settings(slug);
        different.accept(settings);
        organisation.api().put("/api/v1/sign-in-provider", settings).expect(200);
        return new Signing(organisation, slug);
    }

    private Map<String, Object> settings(String slug) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("organisation", slug);
        settings.put("name", "Company login");
        settings.put("issuer", provider.issuer());
        settings.put("clientId", TestingProvider.CLIENT);
        settings.put("clientSecret", TestingProvider.SECRET);
        settings.put("domains", List.of());
        settings.put("required", false);
        return settings;
    }

    private static String somebody() {
        return "person-" + made.incrementAndGet();
    }

    /** A browser that was sent to the provider. */
    private record Journey(Api browser, String address) {}

    private Journey begin(String slug) {
        var begun = organisations
                .stranger()
                .post("/api/v1/sign-in/begin", Map.of("organisation", slug))
                .expect(200);
        String cookie = begun.cookie("insaka_journey");
        assertThat(cookie).isNotEmpty();
        assertThat(begun.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
        return new Journey(
                organisations.stranger().withHeader("Cookie", "insaka_journey=" + cookie),
                begun.json().get("address").asString());
    }

    private Api.Response come(Signing signing, String name) {
        Journey journey = begin(signing.slug());
        return finish(journey.browser(), provider.signIn(journey.address(), name));
    }

    private static Api.Response finish(Api browser, Map<String, String> back) {
        Map<String, String> body = new HashMap<>(back);
        body.keySet().retainAll(List.of("state", "code", "iss", "error"));
        return browser.post("/api/v1/sign-in/finish", body);
    }

    private Api signedIn(Api.Response entered) {
        return organisations
                .stranger()
                .withHeader(
                        "Cookie",
                        "insaka_session=" + entered.cookie("insaka_session") + "; insaka_csrf="
                                + entered.cookie("insaka_csrf"))
                .withHeader("X-CSRF-Token", entered.cookie("insaka_csrf"));
    }

    private void invite(Signing signing, String email) {
        signing.organisation()
                .api()
                .post("/api/v1/invitations", Map.of("email", email, "role", "agent"))
                .expect(201);
    }

    /** Invited, and has come once. */
    private Api member(Signing signing, String name) {
        provider.knows(name, name + "@provided.example");
        invite(signing, name + "@provided.example");
        return signedIn(come(signing, name).expect(200));
    }

    @Test
    void theProductHasNoChainOfSecurityFilters() {
        assertThat(product.containsBean("springSecurityFilterChain")).isFalse();
        assertThat(product.getBeanNamesForType(org.springframework.security.web.SecurityFilterChain.class))
                .isEmpty();
    }

    @Test
    void letsInWhoWasInvitedAndKnowsThemAgain() {
        Signing signing = signing(settings -> {});
        String name = somebody();
        Api first = member(signing, name);
        var me = first.get("/api/v1/session").expect(200).json();
        assertThat(me.at("/teammate/name").asString()).isEqualTo("Provided " + name);
        assertThat(me.at("/teammate/role").asString()).isEqualTo("agent");
        var link = first.get("/api/v1/me/sign-in").expect(200).json();
        assertThat(link.get("provider").asString()).isEqualTo("Company login");
        assertThat(link.get("since").isNull()).isFalse();
        assertThat(signing.organisation().api().get("/api/v1/invitations").expect(200).json().get("items"))
                .isEmpty();

        provider.knows(name, name + "@changed.example");
        var again = come(signing, name).expect(200).json();
        assertThat(again.at("/teammate/id")).isEqualTo(me.at("/teammate/id"));
        assertThat(again.at("/teammate/email").asString()).isEqualTo(name + "@provided.example");
    }

    @Test
    void knowsATeammateByTheirVerifiedAddress() {
        Signing signing = signing(settings -> {});
        var colleague = organisations.join(signing.organisation(), Role.VIEWER);
        String name = somebody();
        provider.knows(name, colleague.email());
        var entered = come(signing, name).expect(200).json();
        assertThat(entered.at("/teammate/id").asString())
                .isEqualTo(colleague.caller().teammate().toString());
    }

    @Test
    void whoTakesOverAnAddressTakesOverNothing() {
        Signing signing = signing(settings -> {});
        String name = somebody();
        member(signing, name);
        String other = somebody();
        provider.knows(other, name + "@provided.example");
        assertThat(come(signing, other).expect(403).code()).isEqualTo("access/linked-elsewhere");
    }

    @Test
    void worksOnceAndInTheBrowserItBeganIn() {
        Signing signing = signing(settings -> {});
        String name = somebody();
        member(signing, name);
        Journey journey = begin(signing.slug());
        var back = provider.signIn(journey.address(), name);

        Map<String, String> otherState = new HashMap<>(back);
        otherState.put("state", "somebody-else-s");
        assertThat(finish(journey.browser(), otherState).expect(409).code()).isEqualTo("access/stale-sign-in");
        finish(journey.browser(), back).expect(200);
        assertThat(finish(journey.browser(), back).expect(409).code()).isEqualTo("access/stale-sign-in");

        Journey stolen = begin(signing.slug());
        var brought = provider.signIn(stolen.address(), name);
        assertThat(finish(organisations.stranger(), brought).expect(409).code()).isEqualTo("access/stale-sign-in");
        assertThat(finish(begin(signing.slug()).browser(), brought).expect(409).code())
                .isEqualTo("access/stale-sign-in");
    }

    @Test
    void aCodeOfAnotherJourneyIsRefused() {
        Signing signing = signing(settings -> {});
        String name = somebody();
        member(signing, name);
        Journey victim = begin(signing.slug());
        var stolen = provider.signIn(victim.address(), name);
        Journey thief = begin(signing.slug());
        var own = new HashMap<>(provider.signIn(thief.address(), name));
        own.put("code", stolen.get("code"));
        assertThat(finish(thief.browser(), own).expect(422).code()).isEqualTo("access/provider-refused");
    }

    @Test
    void believesOnlyWhatIsProved() {
        Signing signing = signing(settings -> {});
        String name = somebody();
        member(signing, name);
        List<Consumer<org.springframework.security.oauth2.jwt.JwtClaimsSet.Builder>> lies = List.of(
                claims -> claims.claim("nonce", "another"),
                claims -> claims.claims(all -> all.remove("nonce")),
                claims -> claims.issuedAt(Instant.now().minusSeconds(900))
                        .expiresAt(Instant.now().minusSeconds(300)),
                claims -> claims.audience(List.of("another-client")),
                claims -> claims.audience(List.of(TestingProvider.CLIENT, "another-client")).claim("azp", "another-client"),
                claims -> claims.issuer("http://another.example"));
        for (var lie : lies) {
            provider.tampersWith(lie);
            assertThat(come(signing, name).expect(422).code()).isEqualTo("access/provider-unproved");
        }
        provider.tampersWith(claims -> {});
        come(signing, name).expect(200);
    }

    @Test
    void followsTheProviderToNewKeys() {
        Signing signing = signing(settings -> {});
        String name = somebody();
        member(signing, name);
        provider.changesKeys();
        come(signing, name).expect(200);
    }

    @Test
    void turnsAwayWhoIsNotMeant() {
        Signing signing = signing(settings -> settings.put("domains", List.of("Provided.example")));
        String name = somebody();
        invite(signing, name + "@provided.example");
        provider.knows(name, Map.of("email", name + "@provided.example", "email_verified", false));
        assertThat(come(signing, name).expect(403).code()).isEqualTo("access/email-unverified");
        provider.knows(name, Map.of("email", name + "@provided.example"));
        assertThat(come(signing, name).expect(403).code()).isEqualTo("access/email-unverified");
        provider.knows(name, Map.of());
        assertThat(come(signing, name).expect(403).code()).isEqualTo("access/email-unverified");
        provider.knows(name, name + "@sub.provided.example");
        assertThat(come(signing, name).expect(403).code()).isEqualTo("access/other-domain");
        String uninvited = somebody();
        provider.knows(uninvited, uninvited + "@provided.example");
        assertThat(come(signing, uninvited).expect(403).code()).isEqualTo("access/not-invited");
        assertThat(signing.organisation()
                        .api()
                        .get("/api/v1/audit?action=sign-in-provider.refused")
                        .text())
                .contains("access/not-invited");
    }

    @Test
    void letsNewcomersOfItsDomainsInWhereItSaysSo() {
        Signing signing = signing(settings -> {
            settings.put("domains", List.of("provided.example"));
            settings.put("newcomers", "viewer");
        });
        String name = somebody();
        provider.knows(name, name + "@provided.example");
        assertThat(come(signing, name).expect(200).json().at("/teammate/role").asString())
                .isEqualTo("viewer");
        Api owner = signing.organisation().api();
        var everybody = settings(signing.slug());
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
        var settings = settings("org-" + made.incrementAndGet());
        settings.put("domains", List.of("provided.example"));
        settings.put("newcomers", role);
        organisation.api().put("/api/v1/sign-in-provider", settings).expect(200);
        String path = "/api/v1/teammates/roles/" + role.substring("custom:".length());
        assertThat(organisation.api().delete(path).expect(409).code()).isEqualTo("access/role-in-use");
    }

    @Test
    void whoLeavesIsOut() {
        Signing signing = signing(settings -> {});
        String name = somebody();
        Api session = member(signing, name);
        String id = session.get("/api/v1/session").json().at("/teammate/id").asString();
        signing.organisation().api().delete("/api/v1/teammates/" + id).expect(204);
        session.get("/api/v1/session").expect(401);
        assertThat(come(signing, name).expect(403).code()).isEqualTo("access/not-invited");
    }

    @Test
    void somebodyOfAnotherOrganisationIsNobodyHere() {
        Signing theirs = signing(settings -> {});
        Signing ours = signing(settings -> {});
        String name = somebody();
        member(theirs, name);
        assertThat(come(ours, name).expect(403).code()).isEqualTo("access/not-invited");
        assertThat(ours.organisation()
                        .api()
                        .put("/api/v1/sign-in-provider", settings(theirs.slug()))
                        .expect(409)
                        .code())
                .isEqualTo("access/slug-taken");
    }

    @Test
    void endsAtOnceWithTheProvider() {
        Signing signing = signing(settings -> {});
        Api session = member(signing, somebody());
        Journey underway = begin(signing.slug());
        String late = somebody();
        provider.knows(late, late + "@provided.example");
        var back = provider.signIn(underway.address(), late);
        Api owner = signing.organisation().api();
        owner.delete("/api/v1/sign-in-provider").expect(204);
        session.get("/api/v1/session").expect(401);
        assertThat(finish(underway.browser(), back).expect(409).code()).isEqualTo("access/stale-sign-in");
        organisations
                .stranger()
                .post("/api/v1/sign-in/begin", Map.of("organisation", signing.slug()))
                .expect(404);
        owner.delete("/api/v1/sign-in-provider").expect(404);
    }

    @Test
    void refusesPasswordsOfAllButOwnersWhereItIsRequired() {
        Signing signing = signing(settings -> {});
        var agent = organisations.join(signing.organisation(), Role.AGENT);
        var required = settings(signing.slug());
        required.remove("clientSecret");
        required.put("required", true);
        signing.organisation().api().put("/api/v1/sign-in-provider", required).expect(200);
        agent.api().get("/api/v1/session").expect(401);
        var password = Map.of("email", agent.email(), "password", Organisations.PASSWORD);
        assertThat(organisations.stranger().post("/api/v1/session", password).expect(403).code())
                .isEqualTo("access/provider-wanted");
        var wrong = Map.of("email", agent.email(), "password", "not the password");
        assertThat(organisations.stranger().post("/api/v1/session", wrong).expect(401).code())
                .isEqualTo("access/wrong-credentials");
        organisations.signIn(signing.organisation().ownerEmail(), Organisations.PASSWORD);
        String link = signing.organisation()
                .api()
                .post("/api/v1/invitations", Map.of("email", somebody() + "@provided.example", "role", "agent"))
                .expect(201)
                .json()
                .get("link")
                .asString();
        var entering = Map.of("token", link.substring(link.indexOf('#') + 1), "name", "N", "password", "long enough!");
        assertThat(organisations.stranger().post("/api/v1/welcome", entering).expect(403).code())
                .isEqualTo("access/provider-wanted");
        String name = somebody();
        provider.knows(name, agent.email());
        come(signing, name).expect(200);
    }

    @Test
    void onlyOwnersNameIt() {
        Organisation organisation = organisations.found();
        var admin = organisations.join(organisation, Role.ADMIN);
        assertThat(admin.api()
                        .put("/api/v1/sign-in-provider", settings("org-" + made.incrementAndGet()))
                        .expect(403)
                        .code())
                .isEqualTo("access/forbidden");
        var role = Map.of("name", "Almost an owner", "permissions", List.of("sign-in:manage"));
        organisation.api().post("/api/v1/teammates/roles", role).expect(400);
    }

    @Test
    void showsNoSecretAndWantsItAnewForAnotherProvider() {
        Signing signing = signing(settings -> {});
        Api owner = signing.organisation().api();
        var shown = owner.get("/api/v1/sign-in-provider").expect(200);
        assertThat(shown.text()).doesNotContain(TestingProvider.SECRET);
        assertThat(shown.json().get("returnAddress").asString()).endsWith("/sign-in/back");
        var other = settings(signing.slug());
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
        var described = owner.post("/api/v1/sign-in-provider/test", Map.of("issuer", provider.issuer()))
                .expect(200)
                .json();
        assertThat(described.get("signIn").asString()).startsWith(provider.issuer());
        assertThat(described.get("algorithms").toString()).contains("RS256");
        assertThat(owner.post("/api/v1/sign-in-provider/test", Map.of("issuer", provider.issuer() + "/"))
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
    void saysWhatTheProviderRefused() {
        Signing signing = signing(settings -> settings.put("clientSecret", "not the secret"));
        String name = somebody();
        invite(signing, name + "@provided.example");
        provider.knows(name, name + "@provided.example");
        assertThat(come(signing, name).expect(422).code()).isEqualTo("access/provider-refused");
        Journey journey = begin(signing.slug());
        String state = provider.signIn(journey.address(), name).get("state");
        assertThat(finish(journey.browser(), Map.of("state", state, "error", "access_denied"))
                        .expect(403)
                        .code())
                .isEqualTo("access/provider-denied");
    }

    @Test
    void endsTheirOwnLink() {
        Signing signing = signing(settings -> {});
        Api session = member(signing, somebody());
        session.delete("/api/v1/me/sign-in").expect(204);
        assertThat(session.get("/api/v1/me/sign-in").expect(200).json().get("since").isNull())
                .isTrue();
    }

    @Test
    void tellsAStrangerTheButtonOnly() {
        Signing signing = signing(settings -> {});
        Api stranger = organisations.stranger();
        assertThat(stranger.get("/api/v1/sign-in?organisation=" + signing.slug())
                        .expect(200)
                        .text())
                .isEqualTo("{\"provider\":{\"organisation\":\"" + signing.slug() + "\",\"name\":\"Company login\"}}");
        assertThat(stranger.get("/api/v1/sign-in?organisation=nobody").expect(200).text())
                .isEqualTo("{\"provider\":null}");
        assertThat(stranger.get("/api/v1/sign-in").expect(200).text()).isEqualTo("{\"provider\":null}");
    }
}
