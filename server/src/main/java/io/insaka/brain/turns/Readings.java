package io.insaka.brain.turns;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Channel;
import io.insaka.intake.Ledger;
import io.insaka.intake.WaitingItem;
import org.springframework.stereotype.Component;

/** Has items read by the channel they came through. */
@Component
class Readings {
    private final Channels channels;
    private final Ledger ledger;

    Readings(Channels channels, Ledger ledger) {
        this.channels = channels;
        this.ledger = ledger;
    }

    Reading read(WaitingItem item) {
        ChannelAccount account = channels.find(item.tenant(), item.channel())
                .orElseThrow(() -> new IllegalStateException("the channel of " + item + " does not exist any more"));
        Channel adapter = channels.adapter(account.kind());
        return new Reading(
                item, adapter.read(ledger.open(item)), adapter.capabilities(), account.answers(), adapter.introduces());
    }
}
