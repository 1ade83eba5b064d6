package io.insaka.channels;

import com.fasterxml.jackson.annotation.JsonValue;
import io.insaka.channels.spi.ProviderError;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an account is doing, for the people who look after it.
 *
 * @param since when the state began; null when nobody knows
 * @param lastWebhookAt when the provider last delivered something to us
 * @param handshakeAt when the provider last checked our address
 * @param lastDeliveryAt when the provider last took something from us
 * @param rejected webhooks that were turned away because their signature did not fit
 * @param waiting messages that are to go out and have not gone yet
 */
record Health(
        State state,
        Reason reason,
        @Nullable Instant since,
        @Nullable Instant lastWebhookAt,
        @Nullable Instant handshakeAt,
        @Nullable Instant lastDeliveryAt,
        @Nullable Failure lastError,
        Rejected rejected,
        long waiting) {
    /** A secret that is simply wrong turns everything away; a stray request turns up alone. */
    private static final int MORE_THAN_STRAY = 3;

    enum State {
        OK,
        UNVERIFIED,
        /** Does what it can, which is not everything: no alarm, but nobody should be surprised. */
        LIMITED,
        FAILING,
        EXPIRED,
        DISABLED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Reason {
        WORKING,
        NOTHING_RECEIVED,
        RECEIVES_ONLY,
        WRONG_SIGNATURE,
        DELIVERED_ELSEWHERE,
        PROVIDER_FAILS,
        /** The other side said so itself: {@link ProviderError#ALARM}. */
        ALARM,
        CREDENTIALS_REFUSED,
        SWITCHED_OFF,
        ARCHIVED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    record Failure(String code, String text, Instant at) {}

    record Rejected(long count, @Nullable Instant lastAt) {}

    private record Verdict(
            State state, Reason reason, @Nullable Instant since) {}

    /** @param sends whether anything can be sent with the account's settings */
    static Health of(ChannelAccount account, HealthRecord seen, boolean sends, long waiting) {
        Verdict verdict = judge(account, seen, sends);
        ProviderError error = seen.trouble().lastError();
        Instant errorAt = seen.trouble().lastErrorAt();
        return new Health(
                verdict.state(),
                verdict.reason(),
                verdict.since(),
                seen.webhookAt(),
                seen.handshakeAt(),
                seen.deliveredAt(),
                error == null || errorAt == null ? null : new Failure(error.code(), error.text(), errorAt),
                new Rejected(seen.rejections().count(), seen.rejections().lastAt()),
                waiting);
    }

    /** The gravest first. */
    private static Verdict judge(ChannelAccount account, HealthRecord seen, boolean sends) {
        Standing standing = account.standing();
        if (standing.life() != Life.ON) {
            Reason reason = standing.life() == Life.OFF ? Reason.SWITCHED_OFF : Reason.ARCHIVED;
            return new Verdict(State.DISABLED, reason, standing.since());
        }
        if (standing.expiredAt() != null) {
            return new Verdict(State.EXPIRED, Reason.CREDENTIALS_REFUSED, standing.expiredAt());
        }
        if (seen.trouble().since() != null) {
            ProviderError last = seen.trouble().lastError();
            boolean alarm = last != null && last.code().startsWith(ProviderError.ALARM);
            return new Verdict(
                    State.FAILING,
                    alarm ? Reason.ALARM : Reason.PROVIDER_FAILS,
                    seen.trouble().since());
        }
        if (seen.door().astray() != null && seen.webhookAt() != null) {
            return new Verdict(
                    State.FAILING, Reason.DELIVERED_ELSEWHERE, seen.door().astray());
        }
        long refused = seen.rejections().inRow();
        if (refused >= MORE_THAN_STRAY) {
            return new Verdict(
                    State.FAILING, Reason.WRONG_SIGNATURE, seen.rejections().since());
        }
        if (refused > 0 && seen.webhookAt() == null) {
            // Whoever sets the channel up has to see it at once; for the others it may have been anybody.
            return new Verdict(
                    State.UNVERIFIED, Reason.WRONG_SIGNATURE, seen.rejections().since());
        }
        if (!sends) {
            return new Verdict(State.LIMITED, Reason.RECEIVES_ONLY, account.createdAt());
        }
        return seen.webhookAt() == null
                ? new Verdict(State.UNVERIFIED, Reason.NOTHING_RECEIVED, account.createdAt())
                : new Verdict(State.OK, Reason.WORKING, null);
    }

    /** Whether people who look at the account have to hear of the difference at once. */
    boolean differsFrom(Health before) {
        return state != before.state
                || reason != before.reason
                || (lastWebhookAt == null) != (before.lastWebhookAt == null)
                || (handshakeAt == null) != (before.handshakeAt == null);
    }
}
