package io.insaka.attributes;

import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The definitions of an organisation, and the values by them. Every method joins the open transaction of the tenant. */
@Component
public class Attributes {
    private final AttributeRepository repository;

    Attributes(AttributeRepository repository) {
        this.repository = repository;
    }

    /** In the order in which they are shown. */
    public List<Attribute> definitions(TenantId tenant, AttributeSubject subject) {
        return repository.all(tenant, subject);
    }

    public Optional<Attribute> find(TenantId tenant, AttributeSubject subject, String key) {
        return definitions(tenant, subject).stream()
                .filter(attribute -> attribute.key().equals(key))
                .findFirst();
    }

    public Optional<Attribute> find(TenantId tenant, UUID id) {
        return repository.find(tenant, id);
    }

    /** Behind those there are. @return false when the key is taken */
    public boolean define(TenantId tenant, Attribute attribute, Instant now) {
        List<Attribute> known = definitions(tenant, attribute.subject());
        if (known.stream().anyMatch(other -> other.key().equals(attribute.key()))) {
            return false;
        }
        repository.insert(tenant, attribute, known.size(), now);
        return true;
    }

    /** @throws AttributeProblem when nobody defined the key */
    public Attribute defined(TenantId tenant, AttributeSubject subject, String key) {
        return find(tenant, subject, key).orElseThrow(() -> AttributeProblem.unknownKey(key));
    }

    /** By key, in the order of the definitions; what has no value is not in it. */
    public Map<String, AttributeValue> valuesOf(TenantId tenant, AttributeSubject subject, UUID id) {
        return valuesOf(tenant, subject, List.of(id)).getOrDefault(id, Map.of());
    }

    /** As {@link #valuesOf(TenantId, AttributeSubject, UUID)}, of many; who has none has no entry. */
    public Map<UUID, Map<String, AttributeValue>> valuesOf(
            TenantId tenant, AttributeSubject subject, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : repository.values(tenant, subject, ids);
    }

    /** Of several that are one: each value is that of the first who has one. */
    public Map<String, AttributeValue> valuesOfOne(TenantId tenant, AttributeSubject subject, List<UUID> ids) {
        Map<UUID, Map<String, AttributeValue>> all = valuesOf(tenant, subject, ids);
        Map<String, AttributeValue> together = new LinkedHashMap<>();
        ids.forEach(id -> all.getOrDefault(id, Map.of()).forEach(together::putIfAbsent));
        return together;
    }

    /**
     * Gives a value, or takes it away (null). Whoever calls has seen that there is such a contact or conversation.
     *
     * @param wire as {@link Attribute#read} takes it
     * @return whether it was another one before
     * @throws AttributeProblem when nobody defined the key, or the value does not fit
     */
    public boolean set(TenantId tenant, AttributeSubject subject, UUID id, String key, @Nullable Object wire) {
        Attribute attribute = defined(tenant, subject, key);
        return put(tenant, attribute, id, wire == null ? null : attribute.read(wire));
    }

    /** As {@link #set}, several at once: all of them, or none. @return the keys of what was another one before */
    public List<String> setAll(
            TenantId tenant, AttributeSubject subject, UUID id, Map<String, @Nullable Object> wires) {
        Map<String, Attribute> known = new LinkedHashMap<>();
        definitions(tenant, subject).forEach(attribute -> known.put(attribute.key(), attribute));
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> each : wires.entrySet()) {
            Attribute attribute = known.get(each.getKey());
            if (attribute == null) {
                throw AttributeProblem.unknownKey(each.getKey());
            }
            Object wire = each.getValue();
            if (put(tenant, attribute, id, wire == null ? null : attribute.read(wire))) {
                changed.add(attribute.key());
            }
        }
        return changed;
    }

    /** A value that {@link Attribute#read} or {@link Attribute#parse} has made. @return whether it was another one before */
    public boolean put(TenantId tenant, Attribute attribute, UUID id, @Nullable AttributeValue value) {
        return value == null
                ? repository.clear(tenant, attribute.id(), id)
                : repository.put(tenant, attribute, id, value);
    }

    /** By what a sensitive value is found: {@code attribute_value.blind}. */
    public byte[] blind(TenantId tenant, Attribute attribute, AttributeValue value) {
        return repository.blind(tenant, attribute.id(), value);
    }

    /** For ever: of contacts or conversations that are to be forgotten. @return how many values there were */
    public int forget(TenantId tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? 0 : repository.forget(tenant, ids);
    }
}
