package io.insaka.customers;

import io.insaka.attributes.AttributeValue;
import io.insaka.kernel.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer of several contacts as a test knows them, the contact that leads first. */
record Someone(List<One> contacts) {
    static final class One {
        final ContactId id;
        final String name;
        Instant created = Instant.EPOCH;

        @Nullable
        String language;

        @Nullable
        UUID company;

        boolean vip;

        @Nullable
        Boolean vipSaid;

        @Nullable
        Instant optedOut;

        @Nullable
        Instant wished;

        final Map<String, AttributeValue> values = new HashMap<>();
        final List<Talk> talks = new ArrayList<>();

        One(ContactId id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    record Talk(UUID id, UUID channel, Instant last, int messages, boolean open, Set<UUID> labels) {}

    One lead() {
        return contacts.getFirst();
    }

    List<Talk> talks() {
        return contacts.stream().flatMap(one -> one.talks.stream()).toList();
    }

    boolean vip() {
        Boolean said = contacts.size() > 1 ? lead().vipSaid : null;
        return said != null ? said : contacts.stream().anyMatch(one -> one.vip);
    }

    boolean optedOut() {
        Instant back = lead().wished;
        return lead().optedOut != null
                || contacts.stream()
                        .map(one -> one.optedOut)
                        .anyMatch(out -> out != null && (back == null || out.isAfter(back)));
    }

    @Nullable
    UUID company() {
        return contacts.stream()
                .map(one -> one.company)
                .filter(company -> company != null)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    AttributeValue value(String key) {
        return contacts.stream()
                .map(one -> one.values.get(key))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }
}
