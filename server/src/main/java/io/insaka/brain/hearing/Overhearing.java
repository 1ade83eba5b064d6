package io.insaka.brain.hearing;

import io.insaka.brain.hearing.OverhearingRepository.Due;
import io.insaka.brain.skill.Once;
import io.insaka.channels.spi.MediaKind;
import io.insaka.conversations.Aloud;
import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.database.LeasedWork;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes down what teammates recorded, so that it can be read and found as what customers said. */
@Component
class Overhearing implements Aloud {
    private static final int AT_ONCE = 4;
    private static final int MOST_TRIES = 3;

    /** Longer than a file and a model are waited for. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final OverhearingRepository repository;
    private final Ears ears;
    private final Hearing hearing;
    private final Messages messages;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final LeasedWork<Due> work;

    Overhearing(
            OverhearingRepository repository,
            Ears ears,
            Hearing hearing,
            Messages messages,
            TenantTransactions transactions,
            Clock clock) {
        this.repository = repository;
        this.ears = ears;
        this.hearing = hearing;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
        this.work = new LeasedWork<>(
                        "overhearing",
                        AT_ONCE,
                        most -> repository.lease(clock.instant(), LEASE, most),
                        this::write,
                        Due::message)
                .givingUp(due -> transactions.run(due.tenant(), () -> repository.done(due)));
    }

    /** Nobody waits for a model that is not there. */
    @Override
    public void spoken(TenantId tenant, MessageId message) {
        if (ears.ready(tenant)) {
            repository.insert(tenant, message, clock.instant());
        }
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        work.look();
    }

    private void write(Due due) {
        TenantId tenant = due.tenant();
        Message message = transactions
                .call(tenant, () -> messages.find(tenant, due.message()))
                .filter(found -> found.body().perceived() == null)
                .orElse(null);
        String heard = message == null || !ears.ready(tenant)
                ? ""
                : hearing.perceive(tenant, message.conversation(), due.message(), MediaKind.AUDIO, OnceOnly.INSTANCE)
                        .text();
        if (!heard.isEmpty()) {
            hearing.show(tenant, due.message(), heard);
        }
        if (message == null || !heard.isEmpty() || due.attempts() >= MOST_TRIES) {
            transactions.run(tenant, () -> repository.done(due));
        }
    }

    /** Nothing is journalled: what was heard is kept at once. */
    private enum OnceOnly implements Once {
        INSTANCE;

        @Override
        public String call(String key, Supplier<String> call) {
            return call.get();
        }
    }
}
