package io.insaka.brain.turns;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Party;
import io.insaka.intake.WaitingItem;
import org.jspecify.annotations.Nullable;

/**
 * A ledger item and what it says.
 *
 * @param answers whether the bot may answer on this channel
 */
record Reading(WaitingItem item, Inbound inbound, Capabilities capabilities, boolean answers) {
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
            case Inbound.Receipted receipted -> null;
            case Inbound.ReceiptedUntil receipted -> null;
            case Inbound.Skipped skipped -> null;
        };
    }
}
