package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.secondstep.TestingPhone;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class SecondStepTest {
    private static final String PATH = "/api/v1/me/second-step";
    private static final Map<String, Object> PASSWORD = Map.of("password", Organisations.PASSWORD);

    @Autowired
    Organisations organisations;

    private Api.Response signIn(Organisations.Colleague who, @Nullable String code) {
        var body = new HashMap<String, Object>(PASSWORD);
        body.put("email", who.email());
        body.put("code", code);
        return organisations.stranger().post("/api/v1/session", body);
    }

    @Test
    void asksForACodeThatNobodyUsedBefore() {
        var agent = organisations.join(organisations.found(), Role.AGENT);
        var phone = TestingPhone.of(agent.api(), Organisations.PASSWORD);
        assertThat(agent.api().get(PATH).expect(200).text()).contains("\"on\":true", "\"recoveryCodesLeft\":10");
        assertThat(signIn(agent, null).expect(401).code()).isEqualTo("access/code-wanted");
        assertThat(signIn(agent, "").expect(401).code()).isEqualTo("access/code-wanted");
        assertThat(signIn(agent, phone.first()).expect(401).code())
                .as("used up when it was begun")
                .isEqualTo("access/wrong-code");
        String spaced = phone.next().substring(0, 3) + " " + phone.next().substring(3);
        signIn(agent, spaced).expect(200);
        assertThat(signIn(agent, phone.next()).expect(401).code()).isEqualTo("access/wrong-code");
        String onPaper = phone.paper().getFirst();
        signIn(agent, onPaper.toUpperCase(Locale.ROOT).replace('-', ' ')).expect(200);
        assertThat(signIn(agent, onPaper).expect(401).code()).isEqualTo("access/wrong-code");
        assertThat(agent.api().get(PATH).expect(200).text()).contains("\"recoveryCodesLeft\":9");
    }

    @Test
    void whoGuessesCodesIsLockedOut() {
        var agent = organisations.join(organisations.found(), Role.AGENT);
        var phone = TestingPhone.of(agent.api(), Organisations.PASSWORD);
        for (int attempt = 0; attempt < 5; attempt++) {
            signIn(agent, "00000" + attempt + " no").expect(401);
        }
        assertThat(signIn(agent, phone.next()).expect(429).code()).isEqualTo("access/locked");
    }

    @Test
    void takesThePasswordToChangeIt() {
        var agent = organisations.join(organisations.found(), Role.AGENT);
        Map<String, Object> wrong = Map.of("password", "not the password");
        assertThat(agent.api().post(PATH, wrong).expect(401).code()).isEqualTo("access/wrong-credentials");
        assertThat(agent.api().put(PATH, Map.of("code", "123456")).expect(422).code())
                .isEqualTo("access/wrong-first-code");
        assertThat(agent.api()
                        .post(PATH + "/recovery-codes", PASSWORD)
                        .expect(409)
                        .code())
                .isEqualTo("access/second-step-is-off");
        var lesson = agent.api().post(PATH, PASSWORD).expect(201).json();
        assertThat(lesson.get("uri").asString()).startsWith("otpauth://totp/Insaka%20Organisation");
        assertThat(lesson.get("picture").asString()).startsWith("<svg ").endsWith("</svg>");
        assertThat(agent.api().get(PATH).expect(200).text()).contains("\"on\":false");
        signIn(agent, null).expect(200);
        var phone = TestingPhone.of(agent.api(), Organisations.PASSWORD);
        assertThat(agent.api().post(PATH, PASSWORD).expect(409).code()).isEqualTo("access/second-step-is-on");
        var codes =
                agent.api().post(PATH + "/recovery-codes", PASSWORD).expect(200).json();
        signIn(agent, phone.paper().getFirst()).expect(401);
        signIn(agent, codes.at("/recoveryCodes/0").asString()).expect(200);
        agent.api().post(PATH + "/off", wrong).expect(401);
        agent.api().post(PATH + "/off", PASSWORD).expect(204);
        signIn(agent, null).expect(200);
    }

    @Test
    void whoManagesTheTeamTakesItFromWhoLostTheirPhone() {
        var organisation = organisations.found();
        var agent = organisations.join(organisation, Role.AGENT);
        var admin = organisations.join(organisation, Role.ADMIN);
        TestingPhone.of(agent.api(), Organisations.PASSWORD);
        TestingPhone.of(organisation.api(), Organisations.PASSWORD);
        String id = agent.caller().teammate().toString();
        assertThat(admin.api().get("/api/v1/teammates/second-steps").expect(200).text())
                .contains(id);
        agent.api().delete("/api/v1/teammates/" + id + "/second-step").expect(403);
        var owner = organisation
                .api()
                .get("/api/v1/session")
                .expect(200)
                .json()
                .at("/teammate/id")
                .asString();
        admin.api().delete("/api/v1/teammates/" + owner + "/second-step").expect(403);
        admin.api().delete("/api/v1/teammates/" + id + "/second-step").expect(204);
        signIn(agent, null).expect(200);
    }

    @Test
    void aLinkForANewPasswordIsNoPhone() {
        var organisation = organisations.found();
        var agent = organisations.join(organisation, Role.AGENT);
        var phone = TestingPhone.of(agent.api(), Organisations.PASSWORD);
        String link = organisation
                .api()
                .post("/api/v1/teammates/" + agent.caller().teammate() + "/password-link")
                .expect(200)
                .json()
                .get("link")
                .asString();
        Map<String, Object> entering =
                Map.of("token", link.substring(link.indexOf('#') + 1), "password", Organisations.PASSWORD);
        var entered = organisations.stranger().post("/api/v1/welcome", entering).expect(204);
        assertThat(entered.raw().headers().allValues("Set-Cookie")).isEmpty();
        signIn(agent, phone.next()).expect(200);
    }
}
