package io.insaka.channels.spi;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds a message.
 *
 * @param replyTo provider id of the message it answers
 * @param observed whether somebody else answers it (another app has the conversation at the provider): shown only
 * @param referral the advertisement or post that led here
 * @param original what the message was cut out of; null for the many channels on which people say just what they say
 */
public record Context(
        @Nullable String replyTo,
        boolean forwarded,
        @Nullable Referral referral,
        boolean observed,
        @Nullable Original original) {
    public static final Context NONE = new Context(null, false, null);

    public Context(@Nullable String replyTo, boolean forwarded, @Nullable Referral referral) {
        this(replyTo, forwarded, referral, false);
    }

    public Context(@Nullable String replyTo, boolean forwarded, @Nullable Referral referral, boolean observed) {
        this(replyTo, forwarded, referral, observed, null);
    }

    /** Where a click came from; any field may be missing. */
    public record Referral(
            @Nullable String sourceType,
            @Nullable String sourceId,
            @Nullable String url,
            @Nullable String headline,
            @Nullable String body,
            @Nullable String clickId) {}
}
