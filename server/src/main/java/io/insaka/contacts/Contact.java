package io.insaka.contacts;

import io.insaka.channels.spi.Address;
import io.insaka.kernel.ContactId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the team sees them. Printing one shows the id only.
 *
 * @param vip whether the team looks at their messages before others'
 */
public record Contact(
        ContactId id,
        @Nullable String name,
        List<Address> addresses,
        @Nullable Instant optedOutAt,
        Instant createdAt,
        Spoken spoken,
        boolean vip) {
    public Contact {
        addresses = List.copyOf(addresses);
    }

    /** Somebody whose language is not known yet. */
    public Contact(
            ContactId id,
            @Nullable String name,
            List<Address> addresses,
            @Nullable Instant optedOutAt,
            Instant createdAt) {
        this(id, name, addresses, optedOutAt, createdAt, Spoken.UNKNOWN, false);
    }

    /** The same person after they chose to have no messages ({@code at}), or took that back (null). */
    public Contact optedOut(@Nullable Instant at) {
        return new Contact(id, name, addresses, at, createdAt, spoken, vip);
    }

    public Contact speaking(Spoken next) {
        return new Contact(id, name, addresses, optedOutAt, createdAt, next, vip);
    }

    Contact called(String other) {
        return new Contact(id, other, addresses, optedOutAt, createdAt, spoken, vip);
    }

    Contact reachedAt(List<Address> others) {
        return new Contact(id, name, others, optedOutAt, createdAt, spoken, vip);
    }

    /** What to call them: the name, else the best address, else a word that admits that we do not know. */
    public String label() {
        if (name != null && !name.isBlank()) {
            return name;
        }
        String address = address();
        return address == null ? "Unknown" : address;
    }

    /** The address a person would recognise: the phone before any opaque id. */
    public @Nullable String address() {
        return addresses.stream()
                .filter(address -> address.kind().equals(Address.PHONE))
                .findFirst()
                .or(() -> addresses.stream().findFirst())
                .map(address -> address.kind().equals(Address.PHONE) ? "+" + address.value() : address.value())
                .orElse(null);
    }

    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
