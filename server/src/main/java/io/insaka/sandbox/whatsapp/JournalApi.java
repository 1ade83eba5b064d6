package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.graph.Refused;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The journal as JSON, for whoever holds the number's access token:
 * {@code /_journal?phone_number_id=…&what=accepted|delivered|thread&customer=…}.
 */
final class JournalApi {
    private final Journal journal;

    JournalApi(Journal journal) {
        this.journal = journal;
    }

    Answer answer(List<BusinessNumber> allowed, Request request) {
        String id = request.query().getOrDefault("phone_number_id", "");
        BusinessNumber number = allowed.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(GraphError.unknownObject(id)));
        String customer = request.query().getOrDefault("customer", "");
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        switch (request.query().getOrDefault("what", "accepted")) {
            case "accepted" ->
                journal.accepted(id).stream()
                        .filter(message ->
                                customer.isEmpty() || message.customer().equals(customer))
                        .forEach(message -> accepted(items.addObject(), message));
            case "delivered" -> journal.delivered(id).forEach(webhook -> delivered(items.addObject(), webhook));
            case "thread" ->
                number.find(customer)
                        .ifPresent(found -> found.thread().forEach(message -> thread(items.addObject(), message)));
            default -> throw new Refused(GraphError.invalid("what is one of accepted, delivered, thread"));
        }
        return Answer.json(200, Json.text(answer));
    }

    private static void accepted(ObjectNode item, AcceptedMessage message) {
        item.put("id", message.id())
                .put("customer", message.customer())
                .put("type", message.type())
                .put("text", message.text())
                .put("correlation", message.correlation())
                .put("at", message.at().toString())
                .set("body", message.body());
    }

    private static void delivered(ObjectNode item, DeliveredWebhook webhook) {
        ArrayNode names = item.putArray("items");
        webhook.items().forEach(names::add);
        item.put("attempt", webhook.attempt())
                .put("status", webhook.status())
                .put("at", webhook.at().toString())
                .put("tookMs", webhook.took().toMillis());
    }

    private static void thread(ObjectNode item, ThreadMessage message) {
        item.put("id", message.id())
                .put("from", message.from().name())
                .put("type", message.type())
                .put("text", message.words())
                .put("status", message.marks().receipt().name())
                .put("at", message.at().toString());
    }
}
