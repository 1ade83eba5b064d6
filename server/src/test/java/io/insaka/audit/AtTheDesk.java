package io.insaka.audit;

import io.insaka.testing.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody sorts what customers wrote, so that the trail has something to tell. */
record AtTheDesk(Api api) {
    void sorts(String conversation) {
        String label = api.post("/api/v1/labels", Map.of("name", "Late", "colour", "red"))
                .expect(201)
                .json()
                .get("id")
                .asString();
        api.put("/api/v1/labels/" + label, Map.of("name", "Late parcel", "colour", "red"))
                .expect(200);
        change(conversation, Map.of("status", "resolved"));
        change(conversation, Map.of("status", "open", "label", List.of(label), "priority", "high"));
        change(conversation, Map.of("assign", "me"));
        inTeams(conversation);
        new UnderDeskRules(api).works(conversation);
        change(conversation, Map.of("assign", "bot"));
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        change(conversation, Map.of("snoozeUntil", tomorrow));
        change(conversation, Map.of("wake", true));
        change(conversation, Map.of("status", "resolved"));
        api.delete("/api/v1/labels/" + label).expect(204);
    }

    private void inTeams(String conversation) {
        var draft = Map.of("name", "Night", "assignment", "manual");
        String team =
                api.post("/api/v1/teams", draft).expect(201).json().get("id").asString();
        api.put("/api/v1/teams/" + team, draft).expect(200);
        api.put("/api/v1/teams/rules", Map.of("items", List.of(Map.of("team", team))))
                .expect(200);
        change(conversation, Map.of("team", team));
        api.delete("/api/v1/teams/" + team).expect(204);
    }

    /** Asks for something of its own, and knows it of one customer and one conversation. */
    void asks(String conversation, String contact) {
        for (String subject : List.of("contact", "conversation")) {
            var draft = Map.of("subject", subject, "key", "town", "label", "Town", "type", "text");
            String id = api.post("/api/v1/attributes", draft)
                    .expect(201)
                    .json()
                    .get("id")
                    .asString();
            api.put(
                            "/api/v1/attributes/" + id,
                            Map.of("subject", subject, "key", "town", "label", "City", "type", "text"))
                    .expect(200);
            api.put("/api/v1/attributes/order", Map.of("subject", subject, "ids", List.of(id)))
                    .expect(200);
            String at = "/api/v1/" + subject + "s/" + (subject.equals("contact") ? contact : conversation);
            api.put(at + "/attributes", Map.of("town", "Ndola")).expect(200);
            api.delete("/api/v1/attributes/" + id).expect(204);
        }
        sortsCustomers();
    }

    private void sortsCustomers() {
        var condition = Map.of("field", "vip", "operator", "is", "value", true);
        String at = "/api/v1/segments/"
                + api.post("/api/v1/segments", Map.of("name", "Ours", "condition", condition))
                        .expect(201)
                        .json()
                        .get("id")
                        .asString();
        api.put(at, Map.of("name", "Theirs", "condition", condition)).expect(200);
        api.get("/api/v1/customers").expect(200);
        api.delete(at).expect(204);
        api.post("/api/v1/customers/export", Map.of()).expect(200);
        imports();
    }

    /** One that is deleted before it begins, and one that does. */
    private void imports() {
        byte[] sheet = "name,phone\nAnna,+260970000077\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String at = "/api/v1/imports/"
                + api.upload("/api/v1/imports", "ours.csv", "text/csv", sheet)
                        .expect(201)
                        .json()
                        .get("id")
                        .asString();
        var columns = Map.of("columns", List.of("name", "phone"));
        api.get("/api/v1/imports").expect(200);
        api.get(at).expect(200);
        api.post(at + "/preview", columns).expect(200);
        api.post(at + "/start", columns).expect(202);
        String other = api.upload("/api/v1/imports", "theirs.csv", "text/csv", sheet)
                .expect(201)
                .json()
                .get("id")
                .asString();
        api.delete("/api/v1/imports/" + other).expect(204);
    }

    void promises() {
        var level = Map.of("name", "Usual", "firstMinutes", 60, "warnMinutes", 10, "hours", "always");
        api.put("/api/v1/service-levels", Map.of("items", List.of(level))).expect(200);
    }

    void writes(String conversation) {
        String reply = api.post("/api/v1/canned-replies", Map.of("shortcut", "hi", "text", "Hello."))
                .expect(201)
                .json()
                .get("id")
                .asString();
        api.put("/api/v1/canned-replies/" + reply, Map.of("shortcut", "hi", "text", "Good day."))
                .expect(200);
        api.delete("/api/v1/canned-replies/" + reply).expect(204);
        String later = "/api/v1/conversations/" + conversation + "/scheduled";
        var message = Map.of("text", "Your parcel is here.");
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        String planned = api.post(later, Map.of("message", message, "sendAt", tomorrow))
                .expect(201)
                .json()
                .get("id")
                .asString();
        api.delete(later + "/" + planned).expect(204);
    }

    private void change(String conversation, Map<String, ?> changes) {
        var body = new java.util.HashMap<String, Object>(changes);
        body.put("conversations", List.of(conversation));
        api.post("/api/v1/conversations/changes", body).expect(200);
    }
}
