package io.insaka.webchat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations.Organisation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A visitor's browser, as the widget behaves. */
record Browser(Api api, String channel, JsonNode session) {
    static String connect(Organisation organisation, Map<String, String> settings) {
        return organisation
                .api()
                .post("/api/v1/channels", Map.of("kind", "webchat", "name", "Website", "settings", settings))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    static Browser open(String baseUrl, String channel, Map<String, ?> asked) {
        JsonNode session = Api.stranger(baseUrl)
                .post("/api/chat/" + channel + "/session", asked)
                .expect(200)
                .json();
        return new Browser(Api.withToken(baseUrl, session.get("token").asString()), channel, session);
    }

    String token() {
        return session.get("token").asString();
    }

    String visitor() {
        return session.path("visitor").path("id").asString();
    }

    String path(String rest) {
        return "/api/chat/" + channel + "/" + rest;
    }

    static Map<String, Object> text(String text) {
        return Map.of("id", UUID.randomUUID().toString(), "type", "text", "text", text);
    }

    Api.Response post(Object... items) {
        return api.post("/webhooks/webchat/" + channel, Map.of("items", List.of(items)));
    }

    List<JsonNode> messages() {
        return api.get(path("messages"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    List<String> texts() {
        return messages().stream()
                .map(message -> message.path("text").asString())
                .toList();
    }
}
