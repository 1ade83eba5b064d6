package io.insaka.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations.Organisation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an organisation thinks with in a scenario: simulated models, told what to say, and documents. */
final class Mind {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper json = new JsonMapper();

    /** By these words of its instructions an agent is known to the simulator. */
    private static final Map<String, String> AGENTS = Map.of(
            "conversation", "You answer the customers of",
            "reasoner", "is about to answer a customer. Advise them",
            "extraction", "fill in the form you are given",
            "crm", "You keep for the team of");

    private static final Map<String, List<String>> PROVIDERS = Map.of(
            "openai", List.of("openai/v1", "gpt-4o-mini"),
            "anthropic", List.of("anthropic/v1", "claude-haiku-4-5"),
            "gemini", List.of("gemini/v1beta", "gemini-2.5-flash"),
            "openai-compatible", List.of("compatible/v1", "llama3.2"));

    private final Organisation organisation;
    private final String key;

    Mind(Organisation organisation) {
        this.organisation = organisation;
        this.key = "sandbox-" + organisation.tenant();
    }

    private Api control() {
        return Api.stranger(organisation.api().baseUrl() + "/sandbox/llm/_control")
                .withHeader("Authorization", "Bearer " + key);
    }

    /** @param kinds in the order in which they are asked */
    void connect(JsonNode kinds) {
        kinds.forEach(kind -> {
            List<String> provider = Objects.requireNonNull(PROVIDERS.get(kind.asString()), kind::asString);
            Map<String, Object> model = new HashMap<>(Map.of(
                    "kind",
                    kind.asString(),
                    "name",
                    kind.asString(),
                    "baseUrl",
                    organisation.api().baseUrl() + "/sandbox/llm/" + provider.getFirst(),
                    "apiKey",
                    key,
                    "model",
                    provider.getLast()));
            if (kind.asString().equals("openai")) {
                model.put("transcriptionModel", "whisper-1");
            }
            organisation.api().post("/api/v1/models", model).expect(201);
        });
    }

    /** From here on an agent, the one who writes if none is named, answers so; or a provider fails so. */
    void script(JsonNode what) {
        ObjectNode wanted = what.deepCopy().asObject();
        if (what.has("fault")) {
            control().post("/faults", wanted).expect(200);
        } else if (what.path("purpose").asString("").equals("transcription")) {
            control().post("/answers", wanted).expect(200);
        } else {
            String agent = what.path("agent").asString("conversation");
            wanted.remove("agent");
            control()
                    .post("/rules", wanted.put("whenSystem", AGENTS.get(agent)))
                    .expect(200);
        }
    }

    /** Waits until it answers. With {@code of}, it is the own document of the customer with that number. */
    void document(JsonNode what) {
        Map<String, Object> source = new HashMap<>(Map.of(
                "title",
                what.path("title").asString(),
                "text",
                what.path("text").asString(),
                "audience",
                "public"));
        if (what.has("of")) {
            source.put("audience", "contact");
            source.put("contactId", contact(what.path("of").asString()));
        }
        String id = organisation
                .api()
                .post("/api/v1/knowledge/sources", source)
                .expect(202)
                .json()
                .path("id")
                .asString();
        await().atMost(PATIENCE)
                .until(
                        () -> organisation
                                .api()
                                .get("/api/v1/knowledge/sources/" + id)
                                .expect(200)
                                .json()
                                .path("state")
                                .asString(),
                        "ready"::equals);
    }

    private String contact(String number) {
        var other = new Phone(organisation.api(), number);
        other.say(json.valueToTree("menu"));
        other.expect(json.valueToTree(""));
        JsonNode threads = organisation
                .api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .path("items");
        return threads.valueStream()
                .filter(thread -> thread.at("/contact/address").asString("").endsWith(number))
                .map(thread -> thread.at("/contact/id").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody has the number " + number));
    }

    /** What the replay view shows of the last turn: the models asked, and what was read. */
    void expectInsight(JsonNode what) {
        JsonNode turn = organisation
                .api()
                .get("/api/v1/conversations/" + latest() + "/turns")
                .expect(200)
                .json()
                .path("items")
                .get(0);
        String sources = turn.path("steps")
                .valueStream()
                .flatMap(step -> step.path("sources").valueStream())
                .map(source -> source.path("title").asString())
                .collect(Collectors.joining("\n"));
        String outcomes = turn.path("steps")
                .valueStream()
                .flatMap(step -> step.path("calls").valueStream())
                .map(call -> call.path("agent").asString() + " "
                        + call.path("outcome").asString())
                .collect(Collectors.joining("\n"));
        what.path("sources").forEach(title -> assertThat(sources).contains(title.asString()));
        what.path("calls").forEach(call -> assertThat(outcomes).contains(call.asString()));
        what.path("without").forEach(word -> assertThat(turn.toString()).doesNotContain(word.asString()));
    }

    private String latest() {
        return organisation
                .api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    void expectUnanswered(JsonNode words) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(organisation
                                .api()
                                .get("/api/v1/knowledge/unanswered")
                                .expect(200)
                                .text())
                        .contains(words.asString()));
    }
}
