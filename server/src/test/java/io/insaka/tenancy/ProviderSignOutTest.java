package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.insaka.tenancy.Provided.Signing;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever signs out at the provider is signed out here, and the other way round. */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSignOutTest {
    @Autowired
    Organisations organisations;

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

    private String token(Consumer<JWTClaimsSet.Builder> different) {
        return provided.provider().logoutToken(different);
    }

    private int tell(Signing signing, String token) {
        return tell(
                organisations.baseUrl() + "/api/v1/sign-in/signed-out/"
                        + signing.organisation().tenant(),
                token);
    }

    static int tell(String address, String token) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    private Api session(Signing signing, String name, String sid) {
        provided.provider().tampersWith(claims -> claims.claim("sid", sid));
        return provided.signedIn(provided.come(signing, name).expect(200));
    }

    private Signing with(String name) {
        Signing signing = provided.signing(settings -> {});
        provided.provider().knows(name, name + "@provided.example");
        provided.invite(signing, name + "@provided.example");
        return signing;
    }

    @Test
    void endsOneSessionOrAllOfAPersonAndNobodyElses() {
        String name = Provided.somebody();
        Signing signing = with(name);
        Api desk = session(signing, name, "desk");
        Api phone = session(signing, name, "phone");
        honest();
        String other = Provided.somebody();
        Api others = provided.member(signing, other);
        assertThat(tell(signing, token(claims -> claims.claim("sid", "desk")))).isEqualTo(200);
        desk.get("/api/v1/session").expect(401);
        phone.get("/api/v1/session").expect(200);
        assertThat(tell(signing, token(claims -> claims.claim("sid", "phone").subject(other))))
                .as("not a session of that person")
                .isEqualTo(200);
        phone.get("/api/v1/session").expect(200);
        assertThat(tell(signing, token(claims -> claims.subject(name)))).isEqualTo(200);
        phone.get("/api/v1/session").expect(401);
        others.get("/api/v1/session").expect(200);
        assertThat(tell(signing, token(claims -> claims.subject("nobody-here"))))
                .isEqualTo(200);
        assertThat(signing.organisation()
                        .api()
                        .get("/api/v1/audit?action=session.closed")
                        .text())
                .contains("provider");
    }

    @Test
    void leavesSessionsThatBeganWithAPassword() {
        String name = Provided.somebody();
        Signing signing = provided.signing(settings -> {});
        var colleague = organisations.join(signing.organisation(), Role.AGENT);
        provided.provider().knows(name, colleague.email());
        provided.come(signing, name).expect(200);
        assertThat(tell(signing, token(claims -> claims.subject(name)))).isEqualTo(200);
        colleague.api().get("/api/v1/session").expect(200);
    }

    @Test
    void believesOnlyTheProviderAndEachWordOnce() {
        String name = Provided.somebody();
        Signing signing = with(name);
        Api session = session(signing, name, "here");
        Instant now = Instant.now();
        List<Consumer<JWTClaimsSet.Builder>> lies = List.of(
                claims -> {},
                claims -> claims.subject(name).claim("nonce", "n"),
                claims -> claims.subject(name).claim("events", null),
                claims -> claims.subject(name).claim("events", Map.of("http://another.example/event", Map.of())),
                claims -> claims.subject(name).jwtID(null),
                claims -> claims.subject(name).issueTime(null),
                claims -> claims.subject(name).issuer("http://another.example"),
                claims -> claims.subject(name).audience("another-client"),
                claims -> claims.subject(name).issueTime(Date.from(now.minusSeconds(3_600))),
                claims -> claims.subject(name).issueTime(Date.from(now.plusSeconds(3_600))),
                claims -> claims.subject(name).expirationTime(Date.from(now.minusSeconds(300))));
        for (int n = 0; n < lies.size(); n++) {
            assertThat(tell(signing, token(lies.get(n)))).as("lie " + n).isEqualTo(400);
        }
        assertThat(tell(signing, "nonsense")).isEqualTo(400);
        String unsigned = token(claims -> claims.subject(name)).replaceFirst("\\.[^.]+$", ".");
        assertThat(tell(signing, unsigned)).isEqualTo(400);
        session.get("/api/v1/session").expect(200);

        String word = token(claims -> claims.subject(name));
        assertThat(tell(signing, word)).isEqualTo(200);
        session.get("/api/v1/session").expect(401);
        Api again = session(signing, name, "again");
        assertThat(tell(signing, word)).as("heard before").isEqualTo(400);
        again.get("/api/v1/session").expect(200);
    }

    @Test
    void anotherOrganisationHearsNothingOfIt() {
        String name = Provided.somebody();
        Signing ours = with(name);
        Signing theirs = provided.signing(settings -> {});
        Api session = session(ours, name, "sid-of-ours");
        assertThat(tell(theirs, token(claims -> claims.claim("sid", "sid-of-ours"))))
                .isEqualTo(200);
        session.get("/api/v1/session").expect(200);
        var nowhere = organisations.found();
        assertThat(tell(
                        organisations.baseUrl() + "/api/v1/sign-in/signed-out/" + nowhere.tenant(),
                        token(claims -> claims.subject(name))))
                .isEqualTo(400);
    }

    @Test
    void signingOutHereGoesOnAtTheProviderWhereTheOrganisationWantsIt() {
        Signing signing = provided.signing(settings -> {
            settings.put("organisation", TestingProvider.SIGNS_OUT);
            settings.put("signsOut", true);
        });
        String name = Provided.somebody();
        provided.provider().knows(name, name + "@provided.example");
        provided.invite(signing, name + "@provided.example");
        Api session =
                provided.signedIn(provided.come(new Signing(signing.organisation(), TestingProvider.SIGNS_OUT), name)
                        .expect(200));
        String address = session.post("/api/v1/sign-in/leave")
                .expect(200)
                .json()
                .path("address")
                .asString("");
        assertThat(address).startsWith(provided.provider().issuer() + "/").contains("id_token_hint=");
        assertThat(provided.provider().follow(address))
                .isEqualTo(organisations.baseUrl() + "/sign-in/" + TestingProvider.SIGNS_OUT);
        session.get("/api/v1/session").expect(401);
    }

    @Test
    void signingOutHereEndsHereWhereNobodyAskedForMore() {
        Signing signing = provided.signing(settings -> {});
        Api session = provided.member(signing, Provided.somebody());
        assertThat(session.post("/api/v1/sign-in/leave")
                        .expect(200)
                        .json()
                        .path("address")
                        .isNull())
                .isTrue();
        session.get("/api/v1/session").expect(401);
        organisations.stranger().post("/api/v1/sign-in/leave").expect(200);
    }
}
