package io.insaka.customers;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.Attributes;
import io.insaka.kernel.TenantId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads conditions as the query builder, segments and programs write them. A group is {@code {"match": "all",
 * "conditions": [...]}}, or {@code "any"}; a condition is {@code {"field": "messages", "operator": "more", "value": 3}}, its
 * field {@code attribute.} and the key for an attribute. Joins the open transaction of the tenant.
 */
@Component
public class Conditions {
    private final Attributes attributes;
    private final JsonMapper json;

    Conditions(Attributes attributes, JsonMapper json) {
        this.attributes = attributes;
        this.json = json;
    }

    /** @throws CustomerProblem that names the condition which cannot be used */
    public Condition read(TenantId tenant, JsonNode node) {
        Map<String, Attribute> known = new HashMap<>();
        attributes
                .definitions(tenant, AttributeSubject.CONTACT)
                .forEach(attribute -> known.put(attribute.key(), attribute));
        return new ConditionReader(known).read(node);
    }

    /** As {@link #read(TenantId, JsonNode)}, of JSON as text. */
    public Condition read(TenantId tenant, String text) {
        try {
            return read(tenant, json.readTree(text));
        } catch (JacksonException noJson) {
            throw CustomerProblem.condition("", "is not JSON");
        }
    }
}
