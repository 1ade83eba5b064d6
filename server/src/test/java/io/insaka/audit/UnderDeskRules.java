package io.insaka.audit;

import io.insaka.testing.Api;
import java.util.List;
import java.util.Map;

/** Somebody keeps tasks, so that the trail has something to tell. */
record UnderDeskRules(Api api) {
    void works(String conversation) {
        String task = "/api/v1/tasks/"
                + api.post("/api/v1/tasks", Map.of("title", "Call back", "conversation", conversation))
                        .expect(201)
                        .json()
                        .get("id")
                        .asString();
        api.get("/api/v1/tasks").expect(200);
        api.put(task, Map.of("title", "Call back soon")).expect(200);
        api.post(task + "/done", Map.of()).expect(200);
        api.post(task + "/reopen", Map.of()).expect(200);
        api.delete(task).expect(204);
        macros(conversation);
        var asking = Map.of("enabled", true, "byItself", false, "delayMinutes", 5, "daysBetween", 7, "comment", true);
        api.put("/api/v1/satisfaction", asking).expect(200);
        api.get("/api/v1/satisfaction/answers").expect(200);
        consents(conversation);
        new Selling(api).everything();
        companies(conversation);
        var quiet = Map.of("minutes", 60 * 24 * 30);
        api.put("/api/v1/resolving", Map.of("quiet", List.of(quiet), "required", List.of()))
                .expect(200);
    }

    private void macros(String conversation) {
        var steps = List.of(Map.of("kind", "note", "text", "Seen"));
        String macro = "/api/v1/macros/"
                + api.post("/api/v1/macros", Map.of("name", "See", "steps", steps))
                        .expect(201)
                        .json()
                        .get("id")
                        .asString();
        api.put(macro, Map.of("name", "Seen", "steps", steps)).expect(200);
        api.post(macro + "/run", Map.of("conversations", List.of(conversation))).expect(200);
        api.delete(macro).expect(204);
    }

    private String contactOf(String conversation) {
        return api.get("/api/v1/conversations/" + conversation)
                .expect(200)
                .json()
                .at("/contact/id")
                .asString();
    }

    private void companies(String conversation) {
        String contact = contactOf(conversation);
        String acme = company("Acme");
        String other = company("Acme Ltd");
        String at = "/api/v1/companies/" + acme;
        api.get(at).expect(200);
        api.put(at, Map.of("name", "Acme Zambia")).expect(200);
        api.post(at + "/people", Map.of("contacts", List.of(contact))).expect(200);
        api.put("/api/v1/contacts/" + contact + "/company", Map.of("company", other))
                .expect(200);
        api.post(at + "/merge", Map.of("other", other)).expect(200);
        api.delete(at).expect(204);
    }

    private String company(String name) {
        return api.post("/api/v1/companies", Map.of("name", name))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    private void consents(String conversation) {
        String contact = contactOf(conversation);
        String at = "/api/v1/contacts/" + contact + "/consents";
        api.post(at, Map.of("purpose", "surveys", "given", true, "note", "On the phone"))
                .expect(201);
        api.get(at).expect(200);
        var purposes = List.of(Map.of("key", "service", "name", "Service", "assumed", true));
        api.put("/api/v1/consent-purposes", Map.of("items", purposes)).expect(200);
        api.put("/api/v1/notices/mail", Map.of("names", true)).expect(200);
    }
}
