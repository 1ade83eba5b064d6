package io.insaka.sandbox.chatwoot;

import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who works in the account, who has its conversation, and what is noted of its customer. */
final class Account {
    private static final long CUSTOMER = 9;
    private static final Set<String> CONTACT = Set.of(
            "name",
            "identifier",
            "email",
            "phone_number",
            "avatar_url",
            "blocked",
            "additional_attributes",
            "custom_attributes");

    private final Map<Long, ObjectNode> agents = new LinkedHashMap<>();
    private final ObjectNode attributes = Json.object().put("tier", "gold");
    private @Nullable Long assignee;
    private int changes;

    Account() {
        agent(7, "Bupe", "bupe@chatwoot.example");
    }

    synchronized void agent(long id, String name, String email) {
        agents.put(
                id,
                Json.object()
                        .put("id", id)
                        .put("account_id", 1)
                        .put("email", email)
                        .put("name", name)
                        .put("available_name", name)
                        .put("confirmed", true)
                        .put("role", "agent"));
    }

    synchronized Optional<Long> assignee() {
        return Optional.ofNullable(assignee);
    }

    /** @return whether that is news */
    synchronized boolean assign(@Nullable Long agent) {
        Long known = agent != null && agents.containsKey(agent) ? agent : null;
        boolean news = !Objects.equals(assignee, known);
        assignee = known;
        return news;
    }

    synchronized ObjectNode attributes() {
        return attributes.deepCopy();
    }

    /** How often the API changed the customer. */
    synchronized int changes() {
        return changes;
    }

    /** As it stands in a conversation. */
    synchronized ObjectNode meta() {
        ObjectNode meta = Json.object();
        meta.set("sender", customer());
        ObjectNode agent = assignee == null ? null : agents.get(assignee);
        if (agent != null) {
            meta.set("assignee", agent.deepCopy());
            meta.put("assignee_type", "User");
        }
        return meta;
    }

    private ObjectNode customer() {
        ObjectNode customer =
                Json.object().put("id", CUSTOMER).put("name", "Mwila").put("phone_number", "+260971234567");
        customer.set("custom_attributes", attributes.deepCopy());
        return customer;
    }

    /** About agents and contacts; empty when the call is about something else. */
    synchronized Optional<Answer> answer(Request request) {
        String call = request.method() + " " + request.path();
        if (call.equals("GET /api/v1/accounts/1/agents")) {
            ArrayNode list = Json.object().putArray("agents");
            agents.values().forEach(agent -> list.add(agent.deepCopy()));
            return Optional.of(Answer.json(200, list.toString()));
        }
        return call.equals("PUT /api/v1/accounts/1/contacts/" + CUSTOMER)
                ? Optional.of(change(request))
                : Optional.empty();
    }

    /** Merges, as Chatwoot does. What Chatwoot would drop without a word is refused here. */
    private Answer change(Request request) {
        ObjectNode given = Json.read(request.body()).orElse(null);
        if (given == null
                || !request.header("Content-Type").startsWith("application/json")
                || given.propertyStream().anyMatch(property -> !CONTACT.contains(property.getKey()))
                || given.has("custom_attributes")
                        && !given.get("custom_attributes").isObject()) {
            return Answer.json(422, "{\"message\":\"unpermitted parameters\"}");
        }
        given.path("custom_attributes").properties().forEach(one -> attributes.set(one.getKey(), one.getValue()));
        changes++;
        ObjectNode answer = Json.object();
        answer.set("payload", customer());
        return Answer.json(200, Json.text(answer));
    }

    /** The agent that a call wants: empty for a call that names none, as a number. */
    static Optional<Long> wanted(Request request) {
        JsonNode id = Json.read(request.body()).orElseGet(Json::object).path("assignee_id");
        return id.isIntegralNumber() ? Optional.of(id.asLong()) : id.isNull() ? Optional.of(0L) : Optional.empty();
    }
}
