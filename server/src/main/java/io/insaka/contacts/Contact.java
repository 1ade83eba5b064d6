package io.insaka.contacts;

import io.insaka.channels.spi.Address;
import io.insaka.kernel.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the team sees them. Printing one shows the id only.
 *
 * @param name what this contact calls itself; {@link #label} says what to call the person
 * @param addresses where they can be reached now, never at another contact's of the same person
 * @param optedOutAt since when they want no messages, whichever contact of the person said so
 * @param vip whether the team looks at the person's messages before others'
 */
public record Contact(
        ContactId id,
        @Nullable String name,
        List<Address> addresses,
        @Nullable Instant optedOutAt,
        Instant createdAt,
        Spoken spoken,
        boolean vip,
        Ties ties) {
    /**
     * What else is known of them.
     *
     * @param former addresses that are theirs no more
     * @param wished whether they themselves, not another contact of the same person, want no messages
     * @param person null for who is one contact
     */
    public record Ties(
            List<Former> former, boolean wished, @Nullable Person person) {
        static final Ties NONE = new Ties(List.of(), false, null);

        public Ties {
            former = List.copyOf(former);
        }
    }

    /** An address that was theirs until then. */
    public record Former(Address address, Instant until) {}

    public Contact {
        addresses = List.copyOf(addresses);
    }

    /** Somebody of whom no more is known yet. */
    public Contact(
            ContactId id,
            @Nullable String name,
            List<Address> addresses,
            @Nullable Instant optedOutAt,
            Instant createdAt) {
        this(id, name, addresses, optedOutAt, createdAt, Spoken.UNKNOWN, false, Ties.NONE);
    }

    /** The same contact after they chose to have no messages ({@code at}), or took that back (null). */
    public Contact optedOut(@Nullable Instant at) {
        return new Contact(
                id, name, addresses, at, createdAt, spoken, vip, new Ties(ties.former(), at != null, ties.person()));
    }

    /** Whether it is new that they want no messages ({@code out}), or want them again. */
    public boolean news(boolean out) {
        return out ? !ties.wished() : optedOutAt != null;
    }

    public Contact speaking(Spoken next) {
        return new Contact(id, name, addresses, optedOutAt, createdAt, next, vip, ties);
    }

    Contact called(String other) {
        return new Contact(id, other, addresses, optedOutAt, createdAt, spoken, vip, ties);
    }

    Contact reachedAt(List<Address> now, List<Former> former) {
        return new Contact(
                id, name, now, optedOutAt, createdAt, spoken, vip, new Ties(former, ties.wished(), ties.person()));
    }

    /** The contact by which the whole person is listed: this one for who is alone. */
    public ContactId lead() {
        return ties.person() == null ? id : ties.person().lead();
    }

    /** All contacts of the person. */
    public List<ContactId> everyone() {
        return ties.person() == null ? List.of(id) : ties.person().ids();
    }

    /** The same contact as one of several that are a person. */
    Contact of(Person several) {
        return new Contact(
                id,
                name,
                addresses,
                several.optedOutAt(id),
                createdAt,
                spoken,
                several.vip(),
                new Ties(ties.former(), ties.wished(), several));
    }

    /** Those that are theirs no more, too. */
    public List<Address> everyAddress() {
        return Stream.concat(addresses.stream(), ties.former().stream().map(Former::address))
                .toList();
    }

    boolean has(Address sought) {
        return addresses.stream().anyMatch(address -> address.sameAs(sought));
    }

    /** What to call them: the name, else the best address, else a word that admits that we do not know. */
    public String label() {
        String called = ties.person() == null ? name : ties.person().name();
        if (called != null && !called.isBlank()) {
            return called;
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
