package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import io.insaka.testing.TestingClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** Guessing and flooding, with the limits of the product and a clock that jumps. */
@ProductTest
@TestPropertySource(
        properties = {
            "insaka.limits.strangers-per-minute=100",
            "insaka.limits.sign-ins=100",
            "insaka.limits.tokens-per-minute=200"
        })
class LockOutTest {
    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        TestingClock testingClock() {
            return new TestingClock(Clock.systemUTC());
        }
    }

    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Autowired
    Organisations organisations;

    @Autowired
    TestingClock clock;

    @Autowired
    TestingChannel channel;

    @BeforeEach
    void forgetWhatOtherTestsDid() {
        clock.advance(WINDOW.multipliedBy(2));
    }

    private Api.Response signIn(String email, String password) {
        return organisations.stranger().post("/api/v1/session", Map.of("email", email, "password", password));
    }

    private void guess(String email, int times) {
        for (int i = 0; i < times; i++) {
            signIn(email, "a guess").expect(401);
        }
    }

    @Test
    void locksAnAccountAfterFiveWrongPasswords() {
        var organisation = organisations.found();
        guess(organisation.ownerEmail(), 5);
        var locked = signIn(organisation.ownerEmail(), Organisations.PASSWORD).expect(429);
        assertThat(locked.code()).isEqualTo("access/locked");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(880, 900);
        clock.advance(WINDOW);
        signIn(organisation.ownerEmail(), Organisations.PASSWORD).expect(200);
    }

    @Test
    void locksAnUnknownAddressInTheSameWay() {
        guess("nobody@nowhere.example", 5);
        assertThat(signIn("Nobody@nowhere.example", "a guess").expect(429).code())
                .isEqualTo("access/locked");
    }

    @Test
    void forgetsWrongPasswordsAfterARightOne() {
        var organisation = organisations.found();
        guess(organisation.ownerEmail(), 4);
        signIn(organisation.ownerEmail(), Organisations.PASSWORD).expect(200);
        guess(organisation.ownerEmail(), 4);
        signIn(organisation.ownerEmail(), Organisations.PASSWORD).expect(200);
    }

    @Test
    void countsAWrongPasswordAtThePasswordChangeToo() {
        var organisation = organisations.found();
        Api browser = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        for (int i = 0; i < 5; i++) {
            browser.put("/api/v1/session/password", Map.of("current", "a guess", "password", "another good one"))
                    .expect(401);
        }
        browser.put(
                        "/api/v1/session/password",
                        Map.of("current", Organisations.PASSWORD, "password", "another good one"))
                .expect(429);
    }

    @Test
    void limitsTheSignInsOfOneNetworkAddress() {
        for (int i = 0; i < 100; i++) {
            if (i % 50 == 0) {
                clock.advance(Duration.ofMinutes(1));
            }
            signIn("somebody-" + i + "@nowhere.example", "a guess").expect(401);
        }
        clock.advance(Duration.ofMinutes(1));
        var refused = signIn("somebody-else@nowhere.example", "a guess").expect(429);
        assertThat(refused.code()).isEqualTo("request/too-many");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(600, 900);
    }

    @Test
    void limitsStrangersButNotThoseWeKnow() {
        var organisation = organisations.found();
        for (int i = 0; i < 100; i++) {
            var answer = organisations.stranger().get("/api/openapi.json");
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"strangers\";q=100;w=60");
            assertThat(answer.header("RateLimit")).startsWith("\"strangers\";r=" + (99 - i) + ";t=");
        }
        var refused = organisations.stranger().get("/api/openapi.json").expect(429);
        assertThat(refused.code()).isEqualTo("request/too-many");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("RateLimit")).startsWith("\"strangers\";r=0;t=");
        organisation.api().get("/api/v1/session").expect(200);
        clock.advance(Duration.ofMinutes(1));
        organisations.stranger().get("/api/openapi.json").expect(200);
    }

    @Test
    void limitsEachTokenByItselfAndTellsItHowItStands() {
        Api program = organisations.found().api();
        for (int left = 200 - 1 - used(program); left >= 0; left--) {
            var answer = program.get("/api/v1/session").expect(200);
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"tokens\";q=200;w=60");
            assertThat(answer.header("RateLimit")).startsWith("\"tokens\";r=" + left + ";t=");
        }
        var refused = program.get("/api/v1/session").expect(429);
        assertThat(refused.code()).isEqualTo("request/too-many");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        var other = organisations.found();
        other.api().get("/api/v1/session").expect(200);
        Api browser = organisations.signIn(other.ownerEmail(), Organisations.PASSWORD);
        assertThat(browser.get("/api/v1/session").expect(200).header("RateLimit"))
                .as("people are not counted")
                .isEmpty();
        clock.advance(Duration.ofMinutes(1));
        program.get("/api/v1/session").expect(200);
    }

    /** Founding has asked with it, too. */
    private static int used(Api program) {
        String stands = program.get("/api/v1/session").expect(200).header("RateLimit");
        return 200 - Integer.parseInt(stands.replaceAll(".*;r=(\\d+);.*", "$1"));
    }

    @Test
    void limitsWebhooksOfStrangersButNeverThoseOfAProvider() {
        var account = TestingAccount.connect(channel, organisations.found());
        for (int i = 0; i < 100; i++) {
            organisations.stranger().post(account.path(), "{}").expect(401);
        }
        var refused = organisations.stranger().post(account.path(), "{}").expect(429);
        assertThat(refused.code()).isEqualTo("request/too-many");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        organisations
                .stranger()
                .get(account.path() + "?challenge=x&secret=" + account.secret())
                .expect(429);
        account.post(Map.of("items", List.of())).expect(200);
        clock.advance(Duration.ofMinutes(1));
        organisations.stranger().post(account.path(), "{}").expect(401);
        organisations
                .stranger()
                .get(account.path() + "?challenge=x&secret=" + account.secret())
                .expect(200);
    }

    @Test
    void endsAnIdleSessionAndKeepsABusyOne() {
        var organisation = organisations.found();
        Api busy = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        Api idle = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofHours(5));
            busy.get("/api/v1/session").expect(200);
        }
        idle.get("/api/v1/session").expect(401);
        for (int i = 0; i < 3 * 24; i++) {
            clock.advance(Duration.ofHours(11));
            busy.get("/api/v1/session");
        }
        busy.get("/api/v1/session").expect(401);
    }
}
