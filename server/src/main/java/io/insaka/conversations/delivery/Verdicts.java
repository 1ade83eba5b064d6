package io.insaka.conversations.delivery;

import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** What follows from the outcome of a try: done, dead, again and when, or a wait for a receipt. */
@Component
class Verdicts {
    private static final Duration SHORT_REST = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 16;
    /** Longer than any caller waits, and some for the word that they got it. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(90);

    private final Pacing pacing;
    private final DeliverySettings settings;
    private final Clock clock;

    Verdicts(Pacing pacing, DeliverySettings settings, Clock clock) {
        this.pacing = pacing;
        this.settings = settings;
        this.clock = clock;
    }

    /** What was claimed and did not even begin. */
    Result notSent(Waiting row) {
        var why = new ProviderError("not-begun", "The database was away when the message was to be sent.");
        return new Result.Again(row, why, clock.instant(), false);
    }

    /** Claimed a moment before the channel was switched off or its credentials were refused. */
    Result held(Waiting row) {
        var why = new ProviderError("held", "The channel is switched off, or has to be reconnected.");
        return new Result.Again(row, why, clock.instant(), false);
    }

    /** @param byTeammate whether a person wrote it, and not the bot */
    Result of(Waiting row, SendOutcome outcome, boolean byTeammate) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> new Result.Sent(row, accepted.providerId());
            case SendOutcome.Handed handed ->
                new Result.Handed(row, clock.instant().plus(LONGEST_ANSWER));
            case SendOutcome.Refused refused ->
                new Result.Dead(
                        row,
                        refused.error(),
                        refused.scope() == SendOutcome.Scope.CONTACT ? Result.Cause.UNREACHABLE : Result.Cause.MESSAGE);
            case SendOutcome.OptedOut optedOut ->
                byTeammate
                        ? new Result.Dead(row, optedOut.error(), Result.Cause.OPTED_OUT)
                        : new Result.Unwanted(row, optedOut.error(), true);
            case SendOutcome.Unknown unknown -> unsure(row, unknown.why());
            case SendOutcome.Postponed postponed -> postponed(row, postponed);
            case SendOutcome.Unauthorized unauthorized ->
                new Result.Again(row, unauthorized.error(), clock.instant().plus(SHORT_REST), false);
        };
    }

    Result unsure(Waiting row, String why) {
        return new Result.Unsure(
                row, new ProviderError("unknown", why), clock.instant().plus(settings.reconcileAfter()));
    }

    private Result postponed(Waiting row, SendOutcome.Postponed postponed) {
        Duration asked = postponed.after();
        boolean account = postponed.scope() == SendOutcome.Scope.ACCOUNT;
        if (account) {
            Duration rest = asked == null ? SHORT_REST : asked;
            pacing.tooFast(row.channel());
            pacing.rest(row.channel(), rest);
            return new Result.Again(row, postponed.error(), clock.instant().plus(rest), false);
        }
        if (row.attempts() + 1 >= settings.maxAttempts()) {
            return new Result.Dead(row, postponed.error());
        }
        Duration wait = asked == null ? backoff(row.attempts()) : asked;
        return new Result.Again(row, postponed.error(), clock.instant().plus(wait), true);
    }

    /** Doubles, give or take a quarter, so that what failed together does not come back together. */
    private Duration backoff(int attempts) {
        long doubled = settings.backoff().toMillis() << Math.min(attempts, MOST_DOUBLINGS);
        long capped = Math.min(doubled, settings.maxBackoff().toMillis());
        return Duration.ofMillis(
                (long) (capped * (0.75 + ThreadLocalRandom.current().nextDouble() / 2)));
    }
}
