package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class SignInTest {
    @Autowired
    Organisations organisations;

    @Test
    void signsInWithAnySpellingOfTheAddressAndTellsWhoIAm() {
        var organisation = organisations.found();
        var response = organisations
                .stranger()
                .post(
                        "/api/v1/session",
                        Map.of(
                                "email",
                                " " + organisation.ownerEmail().toUpperCase(java.util.Locale.ROOT),
                                "password",
                                Organisations.PASSWORD))
                .expect(200);
        assertThat(response.json().at("/teammate/email").asString()).isEqualTo(organisation.ownerEmail());
        assertThat(response.json().at("/teammate/role").asString()).isEqualTo("owner");
        assertThat(response.json().at("/organisation/id").asString())
                .isEqualTo(organisation.tenant().toString());
        assertThat(response.json().at("/permissions").toString()).contains("conversations:read", "vault:rotate");
        assertThat(response.raw().headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("insaka_session=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax")
                        && !cookie.contains("Secure"))
                .anyMatch(cookie -> cookie.startsWith("insaka_csrf=") && !cookie.contains("HttpOnly"));
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownAddressInTheSameWords() {
        var organisation = organisations.found();
        Api stranger = organisations.stranger();
        var wrong = stranger.post(
                "/api/v1/session", Map.of("email", organisation.ownerEmail(), "password", "not the password"));
        var unknown = stranger.post(
                "/api/v1/session", Map.of("email", "nobody@nowhere.example", "password", "not the password"));
        assertThat(wrong.expect(401).code()).isEqualTo("access/wrong-credentials");
        assertThat(withoutTrace(unknown.expect(401).text())).isEqualTo(withoutTrace(wrong.text()));
    }

    private static String withoutTrace(String problem) {
        return problem.replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
    }

    @Test
    void endsTheSessionAtOnceWhenSigningOut() {
        var organisation = organisations.found();
        Api browser = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        browser.get("/api/v1/session").expect(200);
        var out = browser.delete("/api/v1/session").expect(204);
        assertThat(out.raw().headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("insaka_session=;") && cookie.contains("Max-Age=0"));
        assertThat(browser.get("/api/v1/session").expect(401).code()).isEqualTo("access/not-signed-in");
    }

    @Test
    void signsOutWithoutASession() {
        organisations.stranger().delete("/api/v1/session").expect(204);
    }

    @Test
    void refusesAChangeFromAPageThatIsNotOurs() {
        var organisation = organisations.found();
        Api browser = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        Api foreign = browser.withHeader("X-CSRF-Token", "guessed");
        assertThat(foreign.delete("/api/v1/session").expect(403).code()).isEqualTo("access/csrf");
        foreign.get("/api/v1/session").expect(200);
        browser.delete("/api/v1/session").expect(204);
    }

    @Test
    void acceptsASecretOfOneSessionForNoOther() {
        var organisation = organisations.found();
        var other = organisations.found();
        Api mine = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        var theirs = organisations
                .stranger()
                .post("/api/v1/session", Map.of("email", other.ownerEmail(), "password", Organisations.PASSWORD))
                .expect(200);
        mine.withHeader("X-CSRF-Token", theirs.cookie("insaka_csrf"))
                .delete("/api/v1/session")
                .expect(403);
    }

    @Test
    void changesThePasswordAndEndsEverySession() {
        var organisation = organisations.found();
        Api here = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        Api elsewhere = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        here.put("/api/v1/session/password", Map.of("current", Organisations.PASSWORD, "password", "another good one"))
                .expect(204);
        elsewhere.get("/api/v1/session").expect(401);
        organisations
                .signIn(organisation.ownerEmail(), "another good one")
                .get("/api/v1/session")
                .expect(200);
    }

    @Test
    void asksForABetterPassword() {
        var organisation = organisations.found();
        Api here = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        for (String weak : new String[] {"short", organisation.ownerEmail()}) {
            var response = here.put(
                            "/api/v1/session/password", Map.of("current", Organisations.PASSWORD, "password", weak))
                    .expect(400);
            assertThat(response.code()).isEqualTo("request/invalid");
            assertThat(response.json().at("/errors/0/field").asString()).isEqualTo("password");
        }
    }
}
