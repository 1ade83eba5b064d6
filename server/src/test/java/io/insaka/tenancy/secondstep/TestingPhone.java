package io.insaka.tenancy.secondstep;

import io.insaka.testing.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;

/** A phone with an app that makes codes. Each is another one than those before, whatever the time. */
public final class TestingPhone {
    public static final Duration STEP = Duration.ofSeconds(30);

    private final Api api;
    private final String password;
    private final SharedSecret secret;
    private final Instant learnt;
    private final List<String> paper;
    private final String first;

    private TestingPhone(
            Api api, String password, SharedSecret secret, Instant learnt, List<String> paper, String first) {
        this.api = api;
        this.password = password;
        this.secret = secret;
        this.learnt = learnt;
        this.paper = paper;
        this.first = first;
    }

    /** Goes through all of it as somebody who is signed in. */
    public static TestingPhone of(Api api, String password) {
        var lesson = api.post("/api/v1/me/second-step", Map.of("password", password))
                .expect(201)
                .json();
        var secret = new SharedSecret(new Base32().decode(lesson.get("secret").asString()));
        Instant now = Instant.now();
        String first = secret.code(now);
        var codes = api.put("/api/v1/me/second-step", Map.of("code", first))
                .expect(200)
                .json()
                .get("recoveryCodes");
        return new TestingPhone(
                api,
                password,
                secret,
                now,
                codes.valueStream().map(code -> code.asString()).toList(),
                first);
    }

    /** What an app shows at that time that was taught these letters. */
    public static String shows(String letters, Instant at) {
        return new SharedSecret(new Base32().decode(letters)).code(at);
    }

    /** The one that was shown when it learnt the secret: used up by that. */
    public String first() {
        return first;
    }

    /** Half a minute ahead, which the product allows for clocks that are wrong. */
    public String next() {
        return secret.code(learnt.plus(STEP));
    }

    /** With new paper first, which is of no use any more then. */
    public void isPutAway() {
        api.post("/api/v1/me/second-step/recovery-codes", Map.of("password", password))
                .expect(200);
        api.post("/api/v1/me/second-step/off", Map.of("password", password)).expect(204);
    }

    public List<String> paper() {
        return paper;
    }
}
