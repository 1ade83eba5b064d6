package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Provided.Journey;
import io.insaka.tenancy.Provided.Signing;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingProvider;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    @Autowired
    Organisations organisations;

    @Autowired
    ApplicationContext product;

    private Provided provided;

    @BeforeAll
    void begin() {
        provided = new Provided(organisations);
    }

    @AfterEach
    void honest() {
        provided.provider().tampersWith(claims -> {});
    }

    @AfterAll
    void end() {
        provided.close();
    }

    @Test
    void theProductHasNoChainOfSecurityFilters() {
        assertThat(product.containsBean("springSecurityFilterChain")).isFalse();
        assertThat(product.getBeanNamesForType(org.springframework.security.web.SecurityFilterChain.class))
                .isEmpty();
    }

    @Test
    void letsInWhoWasInvitedAndKnowsThemAgain() {
        Signing signing = provided.signing(settings -> {});
        String name = Provided.somebody();
        Api first = provided.member(signing, name);
        var me = first.get("/api/v1/session").expect(200).json();
        assertThat(me.at("/teammate/name").asString()).isEqualTo("Provided " + name);
        assertThat(me.at("/teammate/role").asString()).isEqualTo("agent");
        var link = first.get("/api/v1/me/sign-in").expect(200).json();
        assertThat(link.get("provider").asString()).isEqualTo("Company login");
        assertThat(link.get("since").isNull()).isFalse();
        assertThat(signing.organisation()
                        .api()
                        .get("/api/v1/invitations")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();

        provided.provider().knows(name, name + "@changed.example");
        var again = provided.come(signing, name).expect(200).json();
        assertThat(again.at("/teammate/id")).isEqualTo(me.at("/teammate/id"));
        assertThat(again.at("/teammate/email").asString()).isEqualTo(name + "@provided.example");
    }

    @Test
    void knowsATeammateByTheirVerifiedAddress() {
        Signing signing = provided.signing(settings -> {});
        var colleague = organisations.join(signing.organisation(), Role.VIEWER);
        String name = Provided.somebody();
        provided.provider().knows(name, colleague.email());
        var entered = provided.come(signing, name).expect(200).json();
        assertThat(entered.at("/teammate/id").asString())
                .isEqualTo(colleague.caller().teammate().toString());
    }

    @Test
    void whoTakesOverAnAddressTakesOverNothing() {
        Signing signing = provided.signing(settings -> {});
        String name = Provided.somebody();
        provided.member(signing, name);
        String other = Provided.somebody();
        provided.provider().knows(other, name + "@provided.example");
        assertThat(provided.come(signing, other).expect(403).code()).isEqualTo("access/linked-elsewhere");
    }

    @Test
    void worksOnceAndInTheBrowserItBeganIn() {
        Signing signing = provided.signing(settings -> {});
        String name = Provided.somebody();
        provided.member(signing, name);
        Journey journey = provided.begin(signing.slug());
        var back = provided.provider().signIn(journey.address(), name);

        Map<String, String> otherState = new HashMap<>(back);
        otherState.put("state", "somebody-else-s");
        assertThat(Provided.finish(journey.browser(), otherState).expect(409).code())
                .isEqualTo("access/stale-sign-in");
        Provided.finish(journey.browser(), back).expect(200);
        assertThat(Provided.finish(journey.browser(), back).expect(409).code()).isEqualTo("access/stale-sign-in");

        Journey stolen = provided.begin(signing.slug());
        var brought = provided.provider().signIn(stolen.address(), name);
        assertThat(Provided.finish(organisations.stranger(), brought)
                        .expect(409)
                        .code())
                .isEqualTo("access/stale-sign-in");
        assertThat(Provided.finish(provided.begin(signing.slug()).browser(), brought)
                        .expect(409)
                        .code())
                .isEqualTo("access/stale-sign-in");
    }

    @Test
    void aCodeOfAnotherJourneyIsRefused() {
        Signing signing = provided.signing(settings -> {});
        String name = Provided.somebody();
        provided.member(signing, name);
        Journey victim = provided.begin(signing.slug());
        var stolen = provided.provider().signIn(victim.address(), name);
        Journey thief = provided.begin(signing.slug());
        var own = new HashMap<>(provided.provider().signIn(thief.address(), name));
        own.put("code", stolen.get("code"));
        assertThat(Provided.finish(thief.browser(), own).expect(422).code()).isEqualTo("access/provider-refused");
    }

    @Test
    void believesOnlyWhatIsProved() {
        Signing signing = provided.signing(settings -> {});
        String name = Provided.somebody();
        provided.member(signing, name);
        List<Consumer<org.springframework.security.oauth2.jwt.JwtClaimsSet.Builder>> lies = List.of(
                claims -> claims.claim("nonce", "another"),
                claims -> claims.claims(all -> all.remove("nonce")),
                claims -> claims.issuedAt(Instant.now().minusSeconds(900))
                        .expiresAt(Instant.now().minusSeconds(300)),
                claims -> claims.audience(List.of("another-client")),
                claims -> claims.audience(List.of(TestingProvider.CLIENT, "another-client"))
                        .claim("azp", "another-client"),
                claims -> claims.issuer("http://another.example"));
        for (var lie : lies) {
            provided.provider().tampersWith(lie);
            assertThat(provided.come(signing, name).expect(422).code()).isEqualTo("access/provider-unproved");
        }
        provided.provider().tampersWith(claims -> {});
        provided.come(signing, name).expect(200);
    }

    @Test
    void followsTheProviderToNewKeys() {
        Signing signing = provided.signing(settings -> {});
        String name = Provided.somebody();
        provided.member(signing, name);
        provided.provider().changesKeys();
        provided.come(signing, name).expect(200);
    }

    @Test
    void turnsAwayWhoIsNotMeant() {
        Signing signing = provided.signing(settings -> settings.put("domains", List.of("Provided.example")));
        String name = Provided.somebody();
        provided.invite(signing, name + "@provided.example");
        provided.provider().knows(name, Map.of("email", name + "@provided.example", "email_verified", false));
        assertThat(provided.come(signing, name).expect(403).code()).isEqualTo("access/email-unverified");
        provided.provider().knows(name, Map.of("email", name + "@provided.example"));
        assertThat(provided.come(signing, name).expect(403).code()).isEqualTo("access/email-unverified");
        provided.provider().knows(name, Map.of());
        assertThat(provided.come(signing, name).expect(403).code()).isEqualTo("access/email-unverified");
        provided.provider().knows(name, name + "@sub.provided.example");
        assertThat(provided.come(signing, name).expect(403).code()).isEqualTo("access/other-domain");
        String uninvited = Provided.somebody();
        provided.provider().knows(uninvited, uninvited + "@provided.example");
        assertThat(provided.come(signing, uninvited).expect(403).code()).isEqualTo("access/not-invited");
        assertThat(signing.organisation()
                        .api()
                        .get("/api/v1/audit?action=sign-in-provider.refused")
                        .text())
                .contains("access/not-invited");
    }

    /** As Entra ID does. Whoever was let in so is known by their subject from then on. */
    @Test
    void believesAnAddressOfATrustedDomainWhereTheProviderSaysNothing() {
        Signing signing = provided.signing(settings -> settings.put("trusted", List.of("Provided.example")));
        String name = Provided.somebody();
        provided.invite(signing, name + "@provided.example");
        provided.invite(signing, name + "@sub.provided.example");
        provided.provider().knows(name, Map.of("email", name + "@provided.example", "email_verified", false));
        assertThat(provided.come(signing, name).expect(403).code()).isEqualTo("access/email-unverified");
        provided.provider().knows(name, Map.of("email", name + "@provided.example", "xms_edov", false));
        assertThat(provided.come(signing, name).expect(403).code()).isEqualTo("access/email-unverified");
        provided.provider().knows(name, Map.of("email", name + "@sub.provided.example"));
        assertThat(provided.come(signing, name).expect(403).code()).isEqualTo("access/email-unverified");
        provided.provider().knows(name, Map.of("email", name + "@provided.example"));
        var first = provided.come(signing, name).expect(200).json();
        provided.provider().knows(name, Map.of("email", name + "@elsewhere.example"));
        assertThat(provided.come(signing, name).expect(200).json().at("/teammate/id"))
                .isEqualTo(first.at("/teammate/id"));
    }

    @Test
    void believesTheWordThatEntraHasOfItsOwn() {
        Signing signing = provided.signing(settings -> {});
        for (Object yes : List.of(true, "1", 1)) {
            String name = Provided.somebody();
            provided.invite(signing, name + "@provided.example");
            provided.provider().knows(name, Map.of("email", name + "@provided.example", "xms_edov", yes));
            provided.come(signing, name).expect(200);
        }
        String denied = Provided.somebody();
        provided.invite(signing, denied + "@provided.example");
        provided.provider()
                .knows(
                        denied,
                        Map.of("email", denied + "@provided.example", "xms_edov", true, "email_verified", false));
        assertThat(provided.come(signing, denied).expect(403).code()).isEqualTo("access/email-unverified");
    }

    @Test
    void whoLeavesIsOut() {
        Signing signing = provided.signing(settings -> {});
        String name = Provided.somebody();
        Api session = provided.member(signing, name);
        String id = session.get("/api/v1/session").json().at("/teammate/id").asString();
        signing.organisation().api().delete("/api/v1/teammates/" + id).expect(204);
        session.get("/api/v1/session").expect(401);
        assertThat(provided.come(signing, name).expect(403).code()).isEqualTo("access/not-invited");
    }

    @Test
    void somebodyOfAnotherOrganisationIsNobodyHere() {
        Signing theirs = provided.signing(settings -> {});
        Signing ours = provided.signing(settings -> {});
        String name = Provided.somebody();
        provided.member(theirs, name);
        assertThat(provided.come(ours, name).expect(403).code()).isEqualTo("access/not-invited");
        assertThat(ours.organisation()
                        .api()
                        .put("/api/v1/sign-in-provider", provided.settings(theirs.slug()))
                        .expect(409)
                        .code())
                .isEqualTo("access/slug-taken");
    }

    @Test
    void endsAtOnceWithTheProvider() {
        Signing signing = provided.signing(settings -> {});
        Api session = provided.member(signing, Provided.somebody());
        Journey underway = provided.begin(signing.slug());
        String late = Provided.somebody();
        provided.provider().knows(late, late + "@provided.example");
        var back = provided.provider().signIn(underway.address(), late);
        Api owner = signing.organisation().api();
        owner.delete("/api/v1/sign-in-provider").expect(204);
        session.get("/api/v1/session").expect(401);
        assertThat(Provided.finish(underway.browser(), back).expect(409).code()).isEqualTo("access/stale-sign-in");
        organisations
                .stranger()
                .post("/api/v1/sign-in/begin", Map.of("organisation", signing.slug()))
                .expect(404);
        owner.delete("/api/v1/sign-in-provider").expect(404);
    }

    @Test
    void refusesPasswordsOfAllButOwnersWhereItIsRequired() {
        Signing signing = provided.signing(settings -> {});
        var agent = organisations.join(signing.organisation(), Role.AGENT);
        var required = provided.settings(signing.slug());
        required.remove("clientSecret");
        required.put("required", true);
        signing.organisation().api().put("/api/v1/sign-in-provider", required).expect(200);
        agent.api().get("/api/v1/session").expect(401);
        var password = Map.of("email", agent.email(), "password", Organisations.PASSWORD);
        assertThat(organisations
                        .stranger()
                        .post("/api/v1/session", password)
                        .expect(403)
                        .code())
                .isEqualTo("access/provider-wanted");
        var wrong = Map.of("email", agent.email(), "password", "not the password");
        assertThat(organisations
                        .stranger()
                        .post("/api/v1/session", wrong)
                        .expect(401)
                        .code())
                .isEqualTo("access/wrong-credentials");
        organisations.signIn(signing.organisation().ownerEmail(), Organisations.PASSWORD);
        String link = signing.organisation()
                .api()
                .post(
                        "/api/v1/invitations",
                        Map.of("email", Provided.somebody() + "@provided.example", "role", "agent"))
                .expect(201)
                .json()
                .get("link")
                .asString();
        var entering = Map.of("token", link.substring(link.indexOf('#') + 1), "name", "N", "password", "long enough!");
        assertThat(organisations
                        .stranger()
                        .post("/api/v1/welcome", entering)
                        .expect(403)
                        .code())
                .isEqualTo("access/provider-wanted");
        String name = Provided.somebody();
        provided.provider().knows(name, agent.email());
        provided.come(signing, name).expect(200);
    }

    @Test
    void saysWhatTheProviderRefused() {
        Signing signing = provided.signing(settings -> settings.put("clientSecret", "not the secret"));
        String name = Provided.somebody();
        provided.invite(signing, name + "@provided.example");
        provided.provider().knows(name, name + "@provided.example");
        assertThat(provided.come(signing, name).expect(422).code()).isEqualTo("access/provider-refused");
        Journey journey = provided.begin(signing.slug());
        String state = provided.provider().signIn(journey.address(), name).get("state");
        assertThat(Provided.finish(journey.browser(), Map.of("state", state, "error", "access_denied"))
                        .expect(403)
                        .code())
                .isEqualTo("access/provider-denied");
    }
}
