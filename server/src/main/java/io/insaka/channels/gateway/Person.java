package io.insaka.channels.gateway;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as the gateway knows them: its id for them, on one of the channels behind it.
 *
 * @param label the channel behind the gateway; empty when it does not say
 */
record Person(String id, String label) {
    static final String ADDRESS = "gateway_user";
    private static final String BETWEEN = "/";
    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_ID = 400;

    /** Of an item; null when it does not say who. */
    static @Nullable Person of(Fields message, String role) {
        Fields who = message.at(role);
        String id = who.isObject() ? who.word("id") : message.word(role);
        if (id == null && who.isObject()) {
            id = who.word("phone");
        }
        return id == null || id.length() > LONGEST_ID ? null : new Person(id, label(message));
    }

    static String label(Fields message) {
        String label =
                message.text("channel", "").strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "-");
        return label.substring(0, Math.min(label.length(), LONGEST_LABEL));
    }

    /** Two people with the same id on two channels are two people. */
    String address() {
        return label.isEmpty() && !id.contains(BETWEEN) ? id : label + BETWEEN + id;
    }

    static Person ofAddress(String address) {
        int end = address.indexOf(BETWEEN);
        return end < 0 ? new Person(address, "") : new Person(address.substring(end + 1), address.substring(0, end));
    }

    /** What the gateway says beside the id is shown, but nobody is recognised by it: it may be what somebody typed. */
    Party party(Fields message, String role) {
        List<Address> addresses = new ArrayList<>();
        addresses.add(new Address(ADDRESS, address(), true, false));
        Fields who = message.at(role);
        String phone = who.text("phone", "").replaceAll("[^0-9]", "");
        if (phone.length() >= 6 && phone.length() <= 20) {
            addresses.add(new Address(Address.PHONE, phone, false));
        }
        String email = who.word("email");
        if (email != null && email.length() <= 320) {
            addresses.add(new Address("email", email.toLowerCase(Locale.ROOT), false));
        }
        return new Party(addresses, who.word("name"));
    }
}
