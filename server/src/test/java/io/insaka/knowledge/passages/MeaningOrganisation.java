package io.insaka.knowledge.passages;

import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Scope;
import io.insaka.sandbox.llm.play.World;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations.Organisation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An organisation that has its texts embedded by the simulated OpenAI, in a world of its own. */
record MeaningOrganisation(Organisation organisation, World world) {
    static final Scope EMBEDDING = new Scope("", "", Ask.Purpose.EMBEDDING);
    static final String SMALL = "text-embedding-3-small";
    static final String LARGE = "text-embedding-3-large";

    static MeaningOrganisation of(Organisation organisation, ModelSimulators simulators) {
        return new MeaningOrganisation(organisation, simulators.world("sandbox-" + organisation.tenant()));
    }

    Api api() {
        return organisation.api();
    }

    private Map<String, Object> described(String embeddingModel) {
        return new HashMap<>(Map.of(
                "kind",
                "openai",
                "name",
                "Main",
                "baseUrl",
                api().baseUrl() + "/sandbox/llm/openai/v1",
                "apiKey",
                "sandbox-" + organisation.tenant(),
                "model",
                "gpt-4o-mini",
                "embeddingModel",
                embeddingModel));
    }

    String embedsBy(String model) {
        return api().post("/api/v1/models", described(model))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    void embedsBy(String id, String model) {
        api().put("/api/v1/models/" + id, described(model)).expect(200);
    }

    void fails(Fault fault, int times) {
        world.faults().next(EMBEDDING, fault, times);
    }

    JsonNode vectors() {
        return api().get("/api/v1/knowledge/vectors").expect(200).json();
    }

    /** Until all of so many passages and articles have a vector of this model, and these answer. */
    void awaitAll(String model, int total) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        this::vectors,
                        vectors -> vectors.get("state").asString().equals("ready")
                                && vectors.get("model").asString().equals(model)
                                && vectors.get("total").asInt() == total
                                && vectors.get("done").asInt() == total);
    }

    String article(String question, String answer) {
        return api().post("/api/v1/articles", Map.of("question", question, "answer", answer))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    String document(String title, String text) {
        String id = api().post("/api/v1/knowledge/sources", Map.of("title", title, "text", text))
                .expect(202)
                .json()
                .get("id")
                .asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api().get("/api/v1/knowledge/sources/" + id)
                        .expect(200)
                        .json()
                        .get("state")
                        .asString()
                        .equals("ready"));
        return id;
    }

    List<String> found(String words) {
        return api().post("/api/v1/knowledge/search", Map.of("query", words))
                .expect(200)
                .json()
                .get("hits")
                .valueStream()
                .map(hit -> hit.get("sourceId").asString())
                .toList();
    }

    void awaitFound(String words, String... sources) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> found(words),
                        found -> found.size() == sources.length && found.containsAll(List.of(sources)));
    }
}
