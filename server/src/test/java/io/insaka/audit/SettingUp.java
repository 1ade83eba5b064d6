package io.insaka.audit;

import io.insaka.testing.Api;
import io.insaka.testing.TestingAccount;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody changes how messages are guarded and understood, so that the trail has something to tell. */
record SettingUp(Api api) {
    void everything(TestingAccount account) {
        models();
        rules();
        rehearsals();
        registrations();
        webhooks();
        roles();
        new ComingIn(api).everything();
        new TellingMany(api, account).everything();
        api.post("/api/v1/analytics/recount").expect(202);
        api.get("/api/v1/analytics/reports/bot.pdf").expect(200);
    }

    private void roles() {
        var nights = Map.of("name", "Nights", "permissions", List.of("conversations:read"));
        String at = "/api/v1/teammates/roles/"
                + api.post("/api/v1/teammates/roles", nights)
                        .expect(201)
                        .json()
                        .get("id")
                        .asString();
        var days = Map.of("name", "Days", "permissions", List.of("contacts:read"));
        api.put(at, days).expect(200);
        api.delete(at).expect(204);
    }

    /** At an address where nobody answers: what would have been told is opened and tried again. */
    private void webhooks() {
        var wanted = Map.of("name", "Ours", "url", "http://localhost:1", "types", List.of("contact.created"));
        String at = "/api/v1/webhooks/"
                + api.post("/api/v1/webhooks", wanted)
                        .expect(201)
                        .json()
                        .at("/webhook/id")
                        .asString();
        api.patch(at, Map.of("name", "Theirs")).expect(200);
        api.post(at + "/rotate").expect(200);
        String ping =
                api.post(at + "/test").expect(200).json().at("/delivery/id").asString();
        api.get(at + "/deliveries/" + ping).expect(200);
        api.post(at + "/deliveries/" + ping + "/replay").expect(202);
        api.delete(at).expect(204);
    }

    /** At a provider that is not there: that somebody tried is told all the same. */
    private void registrations() {
        var settings = Map.of(
                "botToken", "424242424:AAE-of_the_trail", "secretToken", "word", "baseUrl", "http://localhost:1");
        String bot = api.post("/api/v1/channels", Map.of("kind", "telegram", "name", "Bot", "settings", settings))
                .expect(201)
                .json()
                .get("id")
                .asString();
        api.put("/api/v1/channels/" + bot + "/registration", Map.of()).expect(200);
        api.delete("/api/v1/channels/" + bot + "/registration").expect(200);
        var always = Map.of("week", List.of(), "closed", List.of(), "sharedDates", true, "timeZone", "Africa/Lusaka");
        api.put("/api/v1/channels/" + bot + "/hours", always).expect(200);
        api.delete("/api/v1/channels/" + bot + "/hours").expect(200);
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

    /** One that is still running when it is canceled: its model takes its time. */
    private void rehearsals() {
        String key = "sandbox-of-the-trail-" + UUID.randomUUID();
        Api.stranger(api.baseUrl())
                .withHeader("Authorization", "Bearer " + key)
                .put("/sandbox/llm/_control/latency", Map.of("ms", 5_000))
                .expect(200);
        var slow = Map.of(
                "kind",
                "openai",
                "name",
                "Slow",
                "apiKey",
                key,
                "model",
                "gpt-4o-mini",
                "baseUrl",
                api.baseUrl() + "/sandbox/llm/openai/v1");
        String model =
                api.post("/api/v1/models", slow).expect(201).json().get("id").asString();
        var prompt = Map.of("role", "conversation", "text", "Answer in rhyme.");
        String begun = api.post("/api/v1/rehearsals", Map.of("last", 1, "prompt", prompt))
                .expect(202)
                .json()
                .at("/rehearsal/id")
                .asString();
        api.get("/api/v1/rehearsals/" + begun).expect(200);
        api.post("/api/v1/rehearsals/" + begun + "/cancel").expect(200);
        api.delete("/api/v1/models/" + model).expect(204);
    }

    private void rules() {
        api.put("/api/v1/guard", api.get("/api/v1/guard").expect(200).json()).expect(200);
        api.put("/api/v1/intents", Map.of("phrases", Map.of(), "model", "never"))
                .expect(200);
    }
}
