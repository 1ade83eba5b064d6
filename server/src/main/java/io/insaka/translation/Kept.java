package io.insaka.translation;

import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What is kept of translations. Of those who want the same at once, on whatever node, one pays; the others wait for it. */
@Component
class Kept {
    /** Longer than a model may take. Whoever has not let go by then was cut off. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(150);

    private final TranslationRepository repository;
    private final ClaimRepository claims;
    private final Messages messages;
    private final TenantTransactions transactions;
    private final Ids ids;
    private final Clock clock;

    Kept(
            TranslationRepository repository,
            ClaimRepository claims,
            Messages messages,
            TenantTransactions transactions,
            Ids ids,
            Clock clock) {
        this.repository = repository;
        this.claims = claims;
        this.messages = messages;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param source what the message says */
    record Wanted(Message message, String source, String language) {}

    private sealed interface Claimed {
        record There(Translation translation) implements Claimed {}

        record Ours() implements Claimed {}

        record Theirs() implements Claimed {}
    }

    /** Joins the tenant's open transaction. */
    Optional<Translation> find(TenantId tenant, Wanted wanted) {
        return repository.find(tenant, wanted.message().id(), wanted.language(), wanted.source());
    }

    /** As it is kept, or as it is made. Call it outside a transaction: it waits as long as somebody else is at it. */
    Translated once(TenantId tenant, Wanted wanted, Supplier<Translated> make) {
        UUID claim = ids.next();
        while (true) {
            switch (transactions.call(tenant, () -> claim(tenant, wanted, claim))) {
                case Claimed.There(Translation translation) -> {
                    return new Translated.Made(translation);
                }
                case Claimed.Ours ours -> {
                    return made(tenant, wanted, claim, make);
                }
                case Claimed.Theirs theirs -> LockSupport.parkNanos(LOOK.toNanos());
            }
            if (Thread.currentThread().isInterrupted()) {
                return new Translated.Not(TranslationProblem.failed());
            }
        }
    }

    /** Claimed first and looked then: what was kept by whoever let go in between is seen. */
    private Claimed claim(TenantId tenant, Wanted wanted, UUID claim) {
        Instant now = clock.instant();
        boolean ours = claims.claim(tenant, wanted.message(), wanted.language(), claim, now, now.plus(LONGEST));
        Optional<Translation> there = find(tenant, wanted);
        if (there.isPresent() && ours) {
            claims.release(tenant, wanted.message(), wanted.language(), claim);
        }
        return there.<Claimed>map(Claimed.There::new).orElseGet(() -> ours ? new Claimed.Ours() : new Claimed.Theirs());
    }

    private Translated made(TenantId tenant, Wanted wanted, UUID claim, Supplier<Translated> make) {
        Translated outcome = new Translated.Not(TranslationProblem.failed());
        try {
            outcome = make.get();
            return outcome;
        } finally {
            Translated known = outcome;
            transactions.run(tenant, () -> {
                if (known instanceof Translated.Made(Translation translation) && same(tenant, wanted)) {
                    repository.keep(tenant, wanted.message(), wanted.source(), translation, clock.instant());
                }
                claims.release(tenant, wanted.message(), wanted.language(), claim);
            });
        }
    }

    /** Gone or changed while the model was at work: then nothing of it is kept. */
    private boolean same(TenantId tenant, Wanted wanted) {
        return messages.find(tenant, wanted.message().id())
                .filter(now -> Translations.source(now).equals(wanted.source()))
                .isPresent();
    }
}
