package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;

/**
 * System messages about a person's addresses: {@code user_changed_number} (number, with it the BSUID),
 * {@code customer_changed_number} (its older name, with {@code new_wa_id}), {@code user_changed_user_id}.
 */
final class SystemReader {
    private SystemReader() {}

    /** Who it was, as far as the system object says; the message's own sender knows the rest. */
    static Person before(Fields system) {
        return Person.of(system.word("customer"), system.word("previous_user_id"), null);
    }

    static Person after(Fields system) {
        String number = system.word("new_wa_id");
        return Person.of(
                number == null ? system.word("wa_id") : number, system.word("user_id"), system.word("parent_user_id"));
    }

    static boolean changesAddress(String kind, Person before, Person after) {
        return kind.contains("_changed_")
                && (kind.endsWith("_number") || kind.endsWith("_user_id"))
                && before.isKnown()
                && after.isKnown()
                && before.contradicts(after);
    }
}
