package io.insaka.integrations;

import io.insaka.desk.Shown;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what is posted: the ids and states as they were when it happened, and beside them the things themselves as the API
 * shows them when the body is written. Joins the tenant's open transaction.
 */
@Component
class Bodies {
    private final Shown shown;
    private final JsonMapper json;

    Bodies(Shown shown, JsonMapper json) {
        this.shown = shown;
        this.json = json;
    }

    String of(TenantId tenant, Delivery delivery) {
        JsonNode facts = json.readTree(delivery.facts());
        Map<String, Object> about = new LinkedHashMap<>();
        facts.properties().forEach(fact -> about.put(fact.getKey(), fact.getValue()));
        show(about, facts, "message", id -> shown.message(tenant, new MessageId(id)));
        show(about, facts, "conversation", id -> shown.conversation(tenant, new ConversationId(id)));
        if (delivery.type().startsWith("contact.")) {
            show(about, facts, "contact", id -> shown.contact(tenant, new ContactId(id)));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", delivery.event());
        body.put("type", delivery.type());
        body.put("createdAt", delivery.happenedAt());
        body.put("data", about);
        return json.writeValueAsString(body);
    }

    private static void show(
            Map<String, Object> about, JsonNode facts, String name, Function<UUID, Optional<Object>> thing) {
        String id = facts.path(name + "Id").asString("");
        if (!id.isEmpty()) {
            thing.apply(UUID.fromString(id)).ifPresent(found -> about.put(name, found));
        }
    }
}
