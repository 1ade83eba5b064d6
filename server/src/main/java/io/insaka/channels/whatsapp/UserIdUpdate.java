package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.Times;
import io.insaka.channels.spi.Inbound;
import java.time.Instant;

/**
 * A user has a new BSUID (field {@code user_id_update}): {@code user_id{previous, current}} in the value itself or in
 * the elements of a list of the field's name; descriptions of both kinds exist.
 */
final class UserIdUpdate {
    private UserIdUpdate() {}

    static Person before(Fields update) {
        return Person.of(
                update.word("wa_id"),
                update.at("user_id").word("previous"),
                update.at("parent_user_id").word("previous"));
    }

    static Inbound read(Fields update, Instant receivedAt) {
        Person before = before(update);
        Person after = Person.of(
                null,
                update.at("user_id").word("current"),
                update.at("parent_user_id").word("current"));
        if (!before.isKnown() || !after.isKnown()) {
            return new Inbound.Skipped("user_id_update: does not say who became whom");
        }
        Instant at = Times.sent(update.word("timestamp"), receivedAt);
        return new Inbound.AddressChanged(
                before.party(), after.party(), at, "WhatsApp gave this person a new user id.");
    }
}
