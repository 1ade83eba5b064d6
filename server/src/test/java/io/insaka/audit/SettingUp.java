package io.insaka.audit;

import io.insaka.testing.Api;
import java.util.List;
import java.util.Map;

/** Somebody changes how messages are guarded and understood, so that the trail has something to tell. */
record SettingUp(Api api) {
    void everything() {
        models();
        rules();
    }

    private void models() {
        Map<String, String> local = Map.of(
                "kind", "openai-compatible", "name", "Local", "baseUrl", "http://localhost:1/v1", "model", "none");
        String model =
                api.post("/api/v1/models", local).expect(201).json().get("id").asString();
        api.put("/api/v1/models/" + model, local).expect(200);
        api.post("/api/v1/models/" + model + "/test").expect(200);
        api.put("/api/v1/models/chain", Map.of("order", List.of(model))).expect(200);
        api.put("/api/v1/models/roles", Map.of("router", model)).expect(200);
        api.put("/api/v1/models/budget", Map.of("monthly", 5)).expect(200);
        api.delete("/api/v1/models/" + model).expect(204);
    }

    private void rules() {
        api.put("/api/v1/guard", api.get("/api/v1/guard").expect(200).json()).expect(200);
        api.put("/api/v1/intents", Map.of("phrases", Map.of(), "model", "never"))
                .expect(200);
    }
}
