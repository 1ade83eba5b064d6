package io.insaka.conversations.delivery;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.Recall;
import io.insaka.conversations.Messages;
import io.insaka.database.TenantTransactions;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Before a doubtful send is repeated, its provider is asked whether it took it, if it is one that can be asked. */
@Component
class Recollection {
    private static final Logger log = LoggerFactory.getLogger(Recollection.class);

    private static final ProviderError DOUBTFUL = new ProviderError(
            "no-answer",
            "Nobody can tell whether this arrived: the server was stopped while it went out, and the provider cannot be"
                    + " asked. Look into the chat before you send it again.");

    private final Messages messages;
    private final TenantTransactions transactions;
    private final Verdicts verdicts;

    Recollection(Messages messages, TenantTransactions transactions, Verdicts verdicts) {
        this.messages = messages;
        this.transactions = transactions;
        this.verdicts = verdicts;
    }

    /** What became of the earlier try; empty when it is to be sent. */
    Optional<Result> recall(Waiting row, ChannelAccount account, Channel adapter, Outgoing outgoing) {
        Instant doubtedAt = row.doubtedAt();
        if (doubtedAt == null) {
            return Optional.empty();
        }
        return switch (adapter.recall(account.settings(), outgoing, doubtedAt)) {
            case Recall.Silent silent -> Optional.empty();
            case Recall.Unknowable unknowable -> Optional.of(new Result.Dead(row, DOUBTFUL));
            case Recall.NotNow notNow ->
                Optional.of(verdicts.unsure(row, "the provider cannot be asked what became of it: " + notNow.why()));
            case Recall.Known known -> {
                // The same words may have been said before; that message has its id already.
                Optional<String> ours = known.providerIds().stream()
                        .filter(id -> isNew(row, id))
                        .findFirst();
                ours.ifPresent(id -> log.info("Message {} had been taken by its provider after all", row.message()));
                yield ours.map(id -> new Result.Sent(row, id));
            }
        };
    }

    private boolean isNew(Waiting row, String providerId) {
        return transactions.call(
                row.tenant(),
                () -> messages.byProviderId(row.tenant(), row.channel(), providerId)
                        .isEmpty());
    }
}
