package io.insaka.audit;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.testing.Api;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody sends one text to many, changes their mind, and tries again what failed. */
record TellingMany(Api api, TestingAccount account) {
    void everything() {
        api.delete(composed()).expect(204);
        String planned = composed();
        start(planned, Instant.now().plus(Duration.ofDays(1)));
        api.post(planned + "/pause").expect(200);
        api.post(planned + "/resume").expect(200);
        api.patch(planned, Map.of("perMinute", 7)).expect(200);
        api.post(planned + "/cancel").expect(200);
        account.script(
                message -> new SendOutcome.Refused(new ProviderError("not-now", "No."), SendOutcome.Scope.MESSAGE));
        String failing = composed();
        start(failing, Instant.now());
        await().atMost(PATIENCE)
                .until(() -> mailing(failing).at("/counts/failed").asInt() > 0);
        account.script(TestingChannel::accepted);
        api.post(failing + "/retry").expect(200);
        api.get(failing + "/addressees").expect(200);
    }

    private String composed() {
        String at = "/api/v1/mailings/"
                + api.post(
                                "/api/v1/mailings",
                                Map.of(
                                        "name",
                                        "News",
                                        "channelId",
                                        account.id(),
                                        "audience",
                                        Map.of("everyone", true),
                                        "template",
                                        Map.of("name", "news", "language", "en"),
                                        "perMinute",
                                        6_000))
                        .expect(201)
                        .json()
                        .get("id")
                        .asString();
        await().atMost(PATIENCE)
                .until(() -> mailing(at).path("state").asString().equals("ready"));
        return at;
    }

    private void start(String at, Instant when) {
        int addressees = mailing(at).at("/counts/pending").asInt();
        api.post(at + "/start", Map.of("addressees", addressees, "at", when.toString()))
                .expect(200);
    }

    private JsonNode mailing(String at) {
        return api.get(at).expect(200).json();
    }
}
