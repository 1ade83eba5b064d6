package io.insaka.tenancy.repeating;

import io.insaka.database.TenantTransactions;
import io.insaka.tenancy.repeating.AnswerRepository.Answer;
import io.insaka.tenancy.repeating.AnswerRepository.Earlier;
import io.insaka.tenancy.repeating.AnswerRepository.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Remembers for a day what requests with a key were answered. */
@Component
class Repeats {
    private static final Duration KEPT = Duration.ofHours(24);
    /** No request takes that long: what began before was cut off. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final AnswerRepository answers;
    private final TenantTransactions transactions;
    private final Clock clock;

    Repeats(AnswerRepository answers, TenantTransactions transactions, Clock clock) {
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What it was answered before; empty when it is to be worked on now.
     *
     * @throws RepeatProblem when the key belongs to another request, or the first one is still under way
     */
    Optional<Answer> before(Key key) {
        return transactions.call(key.tenant(), () -> {
            Instant now = clock.instant();
            if (answers.begin(key, now)) {
                return Optional.empty();
            }
            Earlier earlier = answers.find(key).orElseThrow(RepeatProblem::underWay);
            if (!earlier.same()) {
                throw RepeatProblem.reused();
            }
            if (earlier.answer() == null && !lost(key, earlier, now)) {
                throw RepeatProblem.underWay();
            }
            return Optional.ofNullable(earlier.answer());
        });
    }

    private boolean lost(Key key, Earlier earlier, Instant now) {
        return earlier.begunAt().isBefore(now.minus(LONGEST)) && answers.takeOver(key, earlier.begunAt(), now);
    }

    void answered(Key key, Answer answer) {
        transactions.run(key.tenant(), () -> answers.answered(key, answer));
    }

    void failed(Key key) {
        transactions.run(key.tenant(), () -> answers.forget(key));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT6M")
    void purge() {
        answers.purge(clock.instant().minus(KEPT));
    }
}
