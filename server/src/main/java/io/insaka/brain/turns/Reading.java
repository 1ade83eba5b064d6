package io.insaka.brain.turns;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Party;
import io.insaka.contacts.Sighting;
import io.insaka.intake.WaitingItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger item and what it says.
 *
 * @param answers whether the bot may answer on this channel
 * @param introduces whether its provider has to be asked what people are called
 * @param others the other parts of the same message
 */
record Reading(
        WaitingItem item,
        Inbound inbound,
        Capabilities capabilities,
        boolean answers,
        boolean introduces,
        List<Reading> others) {
    Reading(WaitingItem item, Inbound inbound, Capabilities capabilities, boolean answers, boolean introduces) {
        this(item, inbound, capabilities, answers, introduces, List.of());
    }

    Reading with(List<Reading> parts) {
        return new Reading(item, inbound, capabilities, answers, introduces, List.copyOf(parts));
    }

    /** Of what somebody wrote; null of everything else. */
    @Nullable
    String providerId() {
        return inbound instanceof Inbound.Received received ? received.providerId() : null;
    }

    /** Whose thread it belongs to; null when it belongs to none. */
    @Nullable
    Party party() {
        return switch (inbound) {
            case Inbound.Received received -> received.from();
            case Inbound.Reacted reacted -> reacted.from();
            case Inbound.Edited edited -> edited.from();
            case Inbound.Revoked revoked -> revoked.from();
            case Inbound.Echoed echoed -> echoed.to();
            case Inbound.Held held -> held.about();
            case Inbound.OptedOut choice -> choice.by();
            case Inbound.AddressChanged changed -> changed.after();
            // Somebody nobody knows is not remembered for it.
            case Inbound.Blocked blocked -> null;
            case Inbound.Receipted receipted -> null;
            case Inbound.ReceiptedUntil receipted -> null;
            case Inbound.Alarmed alarmed -> null;
            case Inbound.Skipped skipped -> null;
        };
    }

    /** Who was seen when. Somebody whose address changed is known by the old one. */
    Sighting sighting() {
        Party party = party();
        if (party == null) {
            throw new IllegalStateException("an item without a person has no thread");
        }
        Instant at =
                switch (inbound) {
                    case Inbound.Received received -> received.sentAt();
                    case Inbound.Reacted reacted -> reacted.sentAt();
                    case Inbound.Edited edited -> edited.sentAt();
                    case Inbound.Revoked revoked -> revoked.sentAt();
                    case Inbound.Echoed echoed -> echoed.sentAt();
                    case Inbound.Held held -> held.at();
                    case Inbound.OptedOut choice -> choice.at();
                    case Inbound.AddressChanged changed -> changed.at();
                    case Inbound.Receipted receipted -> receipted.at();
                    case Inbound.ReceiptedUntil receipted -> receipted.until();
                    case Inbound.Alarmed alarmed -> item.receivedAt();
                    case Inbound.Blocked blocked -> item.receivedAt();
                    case Inbound.Skipped skipped -> item.receivedAt();
                };
        return inbound instanceof Inbound.AddressChanged changed
                ? new Sighting(party, at, changed.before())
                : new Sighting(party, at);
    }
}
