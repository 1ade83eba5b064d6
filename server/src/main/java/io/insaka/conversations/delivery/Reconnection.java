package io.insaka.conversations.delivery;

import io.insaka.channels.ChannelChanged;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.WorkSignal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A channel with new credentials has no reason to wait out the old ones' refusal. */
@Component
class Reconnection {
    private final Pacing pacing;
    private final OutcomeRepository outbox;
    private final TenantTransactions transactions;
    private final WorkSignal signal;

    Reconnection(Pacing pacing, OutcomeRepository outbox, TenantTransactions transactions, WorkSignal signal) {
        this.pacing = pacing;
        this.outbox = outbox;
        this.transactions = transactions;
        this.signal = signal;
    }

    @EventListener
    void on(ChannelChanged changed) {
        pacing.wake(changed.channel());
        transactions.run(changed.tenant(), () -> outbox.retryNow(changed.tenant(), changed.channel()));
        signal.wake();
    }
}
