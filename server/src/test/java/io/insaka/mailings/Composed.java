package io.insaka.mailings;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A mailing as whoever composed it sees it. */
record Composed(Api api, UUID id) {
    static final Map<String, Object> EVERYONE = Map.of("everyone", true);

    static Map<String, Object> wish(String channel, Object audience, String text) {
        return new HashMap<>(
                Map.of("name", "News", "channelId", channel, "audience", audience, "text", text, "perMinute", 6_000));
    }

    static Composed of(Api api, Map<String, Object> wish) {
        JsonNode made = api.post("/api/v1/mailings", wish).expect(201).json();
        var composed = new Composed(api, UUID.fromString(made.path("id").asString()));
        composed.awaitState("ready");
        return composed;
    }

    String at() {
        return "/api/v1/mailings/" + id;
    }

    JsonNode view() {
        return api.get(at()).expect(200).json();
    }

    int count(String stage) {
        return view().at("/counts/" + stage).asInt();
    }

    int skipped(String reason) {
        return view().at("/skipped/" + reason).asInt();
    }

    Composed start() {
        api.post(at() + "/start", Map.of("addressees", count("pending"))).expect(200);
        return this;
    }

    void awaitState(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(view().path("state").asString()).isEqualTo(state));
    }

    void awaitCount(String stage, int number) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(count(stage)).as(stage + " of " + view()).isEqualTo(number));
    }

    void refused(String action, Map<String, Object> body, int status, String code) {
        assertThat(api.post(at() + "/" + action, body)
                        .expect(status)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo(code);
    }

    List<JsonNode> addressees(String query) {
        return api.get(at() + "/addressees?limit=200" + query)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    Set<String> names(String query) {
        return addressees(query).stream()
                .map(one -> one.path("name").asString())
                .collect(java.util.stream.Collectors.toSet());
    }
}
