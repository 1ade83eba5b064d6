package io.insaka.audit;

import io.insaka.testing.Api;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody keeps deals, so that the trail has something to tell. */
record Selling(Api api) {
    void everything() {
        JsonNode board = api.get("/api/v1/pipeline").expect(200).json();
        String deal = "/api/v1/deals/"
                + api.post("/api/v1/deals", Map.of("title", "Forty chairs"))
                        .expect(201)
                        .json()
                        .get("id")
                        .asString();
        api.get(deal).expect(200);
        api.get("/api/v1/me/notices").expect(200);
        api.put(deal, Map.of("title", "Fifty chairs", "revision", 1)).expect(200);
        String next = board.at("/stages/1/id").asString();
        api.post(deal + "/move", Map.of("stage", next, "revision", 2)).expect(200);
        api.post("/api/v1/pipeline/export", Map.of()).expect(200);
        api.delete(deal).expect(204);
        var stages = List.of(
                Map.of("name", "Talking", "kind", "open"),
                Map.of("name", "Yes", "kind", "won"),
                Map.of("name", "No", "kind", "lost"));
        api.put("/api/v1/pipeline/stages", Map.of("items", stages)).expect(200);
        api.post("/api/v1/demo", Map.of()).expect(202);
        api.delete("/api/v1/demo").expect(202);
    }
}
