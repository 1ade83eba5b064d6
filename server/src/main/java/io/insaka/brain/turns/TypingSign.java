package io.insaka.brain.turns;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Mark;
import io.insaka.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells a customer whose answer takes a moment that it is on its way: a courtesy, sent aside and never tried again. */
@Component
class TypingSign {
    private static final Logger log = LoggerFactory.getLogger(TypingSign.class);

    private final Channels channels;

    TypingSign(Channels channels) {
        this.channels = channels;
    }

    void show(LongTurn turn) {
        Thread.ofVirtual().name("typing").start(() -> {
            try {
                send(turn);
            } catch (RuntimeException failure) {
                log.debug("A typing sign did not reach the provider", failure);
            }
        });
    }

    private void send(LongTurn turn) {
        TenantId tenant = turn.item().tenant();
        ChannelAccount account = channels.find(tenant, turn.item().channel()).orElse(null);
        if (account == null || !account.standing().sends()) {
            return;
        }
        String providerId = turn.providerId();
        if (providerId != null) {
            channels.adapter(account.kind())
                    .mark(
                            account.settings(),
                            new Mark(providerId, turn.input().contact().addresses(), true));
        }
    }
}
