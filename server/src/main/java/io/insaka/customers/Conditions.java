package io.insaka.customers;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.Attributes;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.consent.Purposes;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Purposes purposes;
    private final Contacts contacts;
    private final JsonMapper json;

    Conditions(Attributes attributes, Purposes purposes, Contacts contacts, JsonMapper json) {
        this.attributes = attributes;
        this.purposes = purposes;
        this.contacts = contacts;
        this.json = json;
    }

    /** @throws CustomerProblem that names the condition which cannot be used */
    public Condition read(TenantId tenant, JsonNode node) {
        Map<String, Attribute> known = new HashMap<>();
        attributes
                .definitions(tenant, AttributeSubject.CONTACT)
                .forEach(attribute -> known.put(attribute.key(), attribute));
        Set<String> written =
                purposes.list(tenant).stream().map(Purposes.Of::key).collect(Collectors.toSet());
        return new ConditionReader(known, written).read(node);
    }

    /**
     * As {@link #read(TenantId, JsonNode)}, for somebody who sees what comes of it.
     *
     * @throws CustomerProblem also when they see the values masked that are looked for: what is found would tell them
     */
    Condition read(Caller caller, JsonNode node) {
        return seenBy(caller, read(caller.tenant(), node));
    }

    /** As {@link #read(Caller, JsonNode)}, of JSON as text. */
    Condition read(Caller caller, String text) {
        return seenBy(caller, read(caller.tenant(), text));
    }

    /** @throws CustomerProblem when who fits would tell the caller what they see masked, whoever looks for them */
    void allow(Caller caller, String text) {
        Condition condition = read(caller.tenant(), text);
        if (!seenBy(caller, condition).equals(condition)) {
            throw CustomerProblem.hidden();
        }
    }

    private Condition seenBy(Caller caller, Condition condition) {
        if (caller.may(Permission.CONTACTS_ADDRESSES)) {
            return condition;
        }
        if (hidden(condition)) {
            throw CustomerProblem.hidden();
        }
        return byNames(caller.tenant(), condition);
    }

    /** Whoever sees addresses masked finds people by their names alone. */
    private Condition byNames(TenantId tenant, Condition condition) {
        return switch (condition) {
            case Condition.Group group ->
                new Condition.Group(
                        group.all(),
                        group.conditions().stream()
                                .map(one -> byNames(tenant, one))
                                .toList());
            case Condition.Check check ->
                check.field() == Condition.Field.Known.NAME && check.operand() instanceof Condition.Operand.Words sought
                        ? new Condition.Check(check.field(), check.operator(), called(tenant, sought))
                        : check;
        };
    }

    private Condition.Operand called(TenantId tenant, Condition.Operand.Words sought) {
        return new Condition.Operand.Things(
                contacts.called(tenant, sought.words().getFirst()).stream()
                        .map(ContactId::value)
                        .toList());
    }

    private static boolean hidden(Condition condition) {
        return switch (condition) {
            case Condition.Group group -> group.conditions().stream().anyMatch(Conditions::hidden);
            case Condition.Check check ->
                switch (check.field()) {
                    case Condition.Field.Own own -> own.attribute().sensitive();
                    case Condition.Field.Known known ->
                        known == Condition.Field.Known.NAME
                                && check.operand() instanceof Condition.Operand.Words sought
                                && sought.words().stream().anyMatch(Conditions::address);
                };
        };
    }

    /** Numbers are found by their endings and mail by its beginning, as names are: bit by bit they would be guessed. */
    private static boolean address(String words) {
        return words.indexOf('@') >= 0 || words.chars().anyMatch(Character::isDigit);
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
