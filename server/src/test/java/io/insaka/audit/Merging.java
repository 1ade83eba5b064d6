package io.insaka.audit;

import static io.insaka.testing.TestingAccount.text;

import io.insaka.testing.Api;
import io.insaka.testing.TestingAccount;
import java.util.List;
import java.util.Map;

/** Does with a contact what leaves entries about who is one person. */
record Merging(Api api, TestingAccount elsewhere) {
    /** @param contact of the phone 260970000001 */
    void with(String contact) {
        elsewhere.deliver(text("260970000009", "m1", "menu"), text("260970000010", "m2", "menu"));
        elsewhere.awaitBalanced(2);
        String at = "/api/v1/contacts/" + contact;
        var greeting = Map.of("text", "Hello", "template", Map.of("name", "hello", "language", "en"));
        api.post(
                        at + "/conversations",
                        Map.of(
                                "channelId",
                                elsewhere.id(),
                                "kind",
                                "phone",
                                "value",
                                "260970000001",
                                "message",
                                greeting))
                .expect(201);
        List<String> both = api.get(at)
                .expect(200)
                .json()
                .path("conversations")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
        api.post("/api/v1/contacts/find", Map.of("address", "260970000001")).expect(200);
        String conversation = "/api/v1/conversations/" + both.getLast();
        api.post(conversation + "/merge", Map.of("into", both.getFirst(), "force", true))
                .expect(200);
        api.post(conversation + "/unmerge").expect(204);
        String note = api.post(at + "/notes", Map.of("text", "Likes to be called in the evening."))
                .expect(201)
                .json()
                .path("id")
                .asString();
        api.delete(at + "/notes/" + note).expect(204);
        api.delete(at + "/notes/" + note).expect(404);
        String other = contact("0009");
        api.post(at + "/merge", Map.of("with", other, "preview", true)).expect(200);
        api.post(at + "/merge", Map.of("with", other)).expect(200);
        api.post(at + "/unmerge", Map.of("contact", other)).expect(200);
        String third = contact("0010");
        api.post(at + "/suggestions/" + third + "/dismiss").expect(204);
        String name = api.get("/api/v1/contacts/" + third)
                .expect(200)
                .json()
                .path("name")
                .asString();
        api.post("/api/v1/contacts/" + third + "/reveal").expect(200);
        api.bytes("/api/v1/contacts/" + third + "/copy");
        api.post("/api/v1/contacts/" + third + "/erasure", Map.of("name", name)).expect(202);
        api.put("/api/v1/retention", Map.of("days", 36_500)).expect(200);
    }

    private String contact(String ending) {
        return api.get("/api/v1/contacts?q=" + ending)
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }
}
