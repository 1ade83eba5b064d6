package io.insaka.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A teammate at the inbox, over the API as the console uses it. */
final class Team {
    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api api;

    Team(Api api) {
        this.api = api;
    }

    /** @param what a word such as {@code take}, or one entry such as {@code reply: text} */
    void act(JsonNode what) {
        String action = what.isString()
                ? what.asString()
                : what.propertyNames().iterator().next();
        JsonNode value = what.path(action);
        switch (action) {
            case "take", "release", "resolve" -> post("/" + action, Map.of()).expect(200);
            case "take by force" -> post("/take", Map.of("force", true)).expect(200);
            case "cannot take" ->
                assertThat(post("/take", Map.of()).expect(409).code()).isEqualTo("conversations/held");
            case "reply" -> say(Map.of("text", value.asString())).expect(201);
            case "note" -> say(Map.of("text", value.asString(), "note", true)).expect(201);
            case "cannot reply" ->
                assertThat(say(Map.of("text", "No")).expect(409).code()).isEqualTo("conversations/held");
            default -> throw new IllegalArgumentException("a teammate cannot " + action);
        }
    }

    private Api.Response say(Map<String, ?> message) {
        return api.withHeader("Idempotency-Key", UUID.randomUUID().toString())
                .post(CONVERSATIONS + "/" + id() + "/messages", message);
    }

    private Api.Response post(String edge, Map<String, ?> body) {
        return api.post(CONVERSATIONS + "/" + id() + edge, body);
    }

    private JsonNode conversation() {
        JsonNode items = api.get(CONVERSATIONS).expect(200).json().path("items");
        assertThat(items).as("conversations of the organisation").hasSize(1);
        return items.get(0);
    }

    private String id() {
        return conversation().path("id").asString();
    }

    /** The one conversation comes to look like this: holder, status, unread, name of the contact. */
    void expectConversation(JsonNode wanted) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode shown = conversation();
            wanted.properties().forEach(entry -> {
                JsonNode value =
                        switch (entry.getKey()) {
                            case "holder" -> shown.path("holder").path("kind");
                            case "reason" -> shown.path("handOver").path("reason");
                            case "name" -> shown.path("contact").path("name");
                            default -> shown.path(entry.getKey());
                        };
                assertThat(value.asString())
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue().asString());
            });
        });
    }

    /** Some message of the thread comes to look like this; {@code absent} when none may. */
    void expectMessage(JsonNode wanted) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode items = api.get(CONVERSATIONS + "/" + id() + "/messages?limit=200")
                    .expect(200)
                    .json()
                    .path("items");
            assertThat(items.valueStream().anyMatch(message -> matches(message, wanted)))
                    .as("a message like " + wanted + " among " + items)
                    .isTrue();
        });
    }

    private static boolean matches(JsonNode message, JsonNode wanted) {
        return wanted.properties().stream().allMatch(entry -> {
            JsonNode value = entry.getValue();
            return switch (entry.getKey()) {
                case "edited" -> message.path("editedAt").isNull() != value.asBoolean();
                case "revoked" -> message.path("revokedAt").isNull() != value.asBoolean();
                case "reaction" ->
                    message.path("reactions")
                            .valueStream()
                            .anyMatch(reaction ->
                                    reaction.path("emoji").asString().equals(value.asString()));
                case "author" ->
                    message.path("author").path("kind").asString("").equals(value.asString());
                case "attachments" -> message.path("attachments").size() == value.asInt();
                default -> message.path(entry.getKey()).asString("").equals(value.asString());
            };
        });
    }

    void expectContact(JsonNode wanted) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            String id = conversation().path("contact").path("id").asString();
            JsonNode contact = api.get("/api/v1/contacts/" + id).expect(200).json();
            if (wanted.has("optedOut")) {
                assertThat(contact.path("optedOutAt").isNull())
                        .isNotEqualTo(wanted.path("optedOut").asBoolean());
            }
        });
    }
}
