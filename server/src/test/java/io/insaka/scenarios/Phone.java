package io.insaka.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The customer's phone in the sandbox: what they send goes through the real webhook, what they get really arrived. */
final class Phone {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper json = new JsonMapper();
    /** The smallest picture there is: one transparent dot. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /** The beginning of a voice note as phones record them. */
    private static final byte[] VOICE = ("OggS\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\23"
                    + "OpusHead\1\1\0\0\200\273\0\0\0\0\0")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    private final Api api;
    private final String path;
    private final String channel;
    private int read;
    private String lastSaid = "";
    private long answeredBefore;

    Phone(Api api, String customer) {
        this.api = api;
        JsonNode number =
                api.get("/api/v1/sandbox").expect(200).json().path("numbers").get(0);
        this.channel = number.path("channelId").asString();
        this.path = "/api/v1/sandbox/phones/" + number.path("phoneNumberId").asString() + "/" + customer + "/messages";
    }

    String channel() {
        return channel;
    }

    /** @param what a text, or one entry that names something else to do */
    void say(JsonNode what) {
        answeredBefore = balance("answered");
        ObjectNode message = message(what);
        lastSaid = api.post(path, message).expect(201).json().path("id").asString();
    }

    private ObjectNode message(JsonNode what) {
        ObjectNode message = json.createObjectNode();
        if (what.isString()) {
            return message.put("type", "text").put("text", what.asString());
        }
        Iterator<Map.Entry<String, JsonNode>> entries = what.properties().iterator();
        Map.Entry<String, JsonNode> entry = entries.next();
        String value = entry.getValue().asString("");
        return switch (entry.getKey()) {
            case "tap" -> tap(value);
            case "picture" -> media("image", value);
            case "voice" -> media("audio", "");
            case "document" -> media("document", value);
            case "named" -> media("document", value, what.path("caption").asString(""));
            case "react" ->
                message.put("type", "reaction").put("messageId", id("business")).put("emoji", value);
            case "edit" ->
                message.put("type", "edit").put("messageId", lastText()).put("text", value);
            case "revoke" -> message.put("type", "revoke").put("messageId", lastText());
            case "location" ->
                message.put("type", "location").put("latitude", -15.4).put("longitude", 28.3);
            case "contacts" -> message.put("type", "contacts").put("name", value);
            case "order" -> message.put("type", "order");
            case "unsupported" -> message.put("type", "unsupported");
            default -> throw new IllegalArgumentException("a contact cannot " + entry.getKey());
        };
    }

    private ObjectNode media(String type, String caption) {
        String name = type.equals("audio") ? "voice.ogg" : type.equals("document") ? "form.pdf" : "dot.png";
        return media(type, name, caption);
    }

    private ObjectNode media(String type, String name, String caption) {
        String contentType =
                type.equals("audio") ? "audio/ogg" : type.equals("document") ? "application/pdf" : "image/png";
        String id = api.upload("/api/v1/sandbox/media", name, contentType, type.equals("audio") ? VOICE : PICTURE)
                .expect(201)
                .json()
                .path("id")
                .asString();
        return json.createObjectNode().put("type", type).put("mediaId", id).put("caption", caption);
    }

    /** Taps the option with this title, in the newest message that has one. */
    private ObjectNode tap(String title) {
        for (JsonNode shown : business().reversed()) {
            for (JsonNode option : shown.path("interactive").path("options")) {
                if (option.path("title").asString("").equals(title)) {
                    boolean buttons =
                            shown.path("interactive").path("kind").asString().equals("buttons");
                    return json.createObjectNode()
                            .put("type", buttons ? "button_reply" : "list_reply")
                            .put("messageId", shown.path("id").asString())
                            .put("id", option.path("id").asString())
                            .put("title", title);
                }
            }
        }
        throw new AssertionError("there is nothing to tap called " + title);
    }

    /** Waits for the next message from the business. */
    JsonNode next() {
        await().atMost(PATIENCE).until(() -> business().size() > read);
        return business().get(read++);
    }

    /** The next message from the business is this one. */
    void expect(JsonNode wanted) {
        JsonNode shown = next();
        JsonNode says = wanted.isString() ? wanted : wanted.path("says");
        assertThat(shown.path("text").asString("")).containsIgnoringCase(says.asString(""));
        for (JsonNode title : wanted.path("options")) {
            assertThat(shown.path("interactive")
                            .path("options")
                            .valueStream()
                            .map(option -> option.path("title").asString()))
                    .contains(title.asString());
        }
        if (wanted.has("as")) {
            assertThat(shown.path("interactive").path("kind").asString("text"))
                    .isEqualTo(wanted.path("as").asString());
        }
    }

    /** The product has finished with what the contact sent last, and answered nothing. */
    void expectSilence() {
        awaitFinished();
        assertThat(balance("answered")).as("answers of the bot").isEqualTo(answeredBefore);
    }

    private void awaitFinished() {
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/v1/intake?limit=200&channel=" + channel)
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .anyMatch(item -> item.path("providerId").asString("").equals(lastSaid)
                                && !item.path("state").asString().equals("received")));
    }

    /** Everything has been worked off, the sums add up, and all that arrived was expected. */
    void expectNothingMore() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode sums = balance();
            long settled = Stream.of("answered", "stored", "ignored", "quarantined", "dead")
                    .mapToLong(sum -> sums.path(sum).asLong())
                    .sum();
            assertThat(sums.path("received").asLong()).as("received: " + sums).isEqualTo(settled);
        });
        assertThat(business()).as("messages that arrived").hasSize(read);
    }

    private JsonNode balance() {
        return api.get("/api/v1/intake/balance?channel=" + channel).expect(200).json();
    }

    private long balance(String sum) {
        return balance().path(sum).asLong();
    }

    void expectBalance(JsonNode wanted) {
        awaitFinished();
        wanted.properties()
                .forEach(entry -> assertThat(balance(entry.getKey()))
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue().asLong()));
    }

    private List<JsonNode> thread() {
        var items = new ArrayList<JsonNode>();
        api.get(path).expect(200).json().path("items").forEach(items::add);
        return items;
    }

    private List<JsonNode> business() {
        return thread().stream()
                .filter(shown -> shown.path("from").asString().equals("business"))
                .toList();
    }

    private String id(String from) {
        return thread().reversed().stream()
                .filter(shown -> shown.path("from").asString().equals(from))
                .map(shown -> shown.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private String lastText() {
        return thread().reversed().stream()
                .filter(shown -> shown.path("from").asString().equals("customer"))
                .filter(shown -> shown.path("type").asString().equals("text"))
                .map(shown -> shown.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    String transcript() {
        var lines = new StringBuilder("the phone shows:\n");
        thread().forEach(shown -> lines.append("  ")
                .append(shown.path("from").asString())
                .append(": [")
                .append(shown.path("type").asString())
                .append("] ")
                .append(shown.path("text").asString(""))
                .append(shown.has("interactive") ? " " + shown.path("interactive") : "")
                .append('\n'));
        return lines.toString();
    }
}
