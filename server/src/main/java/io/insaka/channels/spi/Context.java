package io.insaka.channels.spi;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds a message.
 *
 * @param replyTo provider id of the message it answers
 * @param observed whether somebody else answers it (another app has the conversation at the provider): shown only
 * @param referral the advertisement or post that led here
 */
public record Context(
        @Nullable String replyTo,
        boolean forwarded,
        @Nullable Referral referral,
        boolean observed) {
    public static final Context NONE = new Context(null, false, null);

    public Context(@Nullable String replyTo, boolean forwarded, @Nullable Referral referral) {
        this(replyTo, forwarded, referral, false);
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
