package io.insaka.channels.spi;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds a message.
 *
 * @param replyTo provider id of the message it answers
 * @param observed whether somebody else answers it (another app has the conversation at the provider): shown only
 * @param referral the advertisement or post that led here
 * @param original what the message was cut out of; null for the many channels on which people say just what they say
 * @param album what it is a part of, where a provider brings each file of a message on its own; null when it is whole
 */
public record Context(
        @Nullable String replyTo,
        boolean forwarded,
        @Nullable Referral referral,
        boolean observed,
        @Nullable Original original,
        @Nullable Album album) {
    public static final Context NONE = new Context(null, false, null);

    public Context(@Nullable String replyTo, boolean forwarded, @Nullable Referral referral) {
        this(replyTo, forwarded, referral, false);
    }

    public Context(@Nullable String replyTo, boolean forwarded, @Nullable Referral referral, boolean observed) {
        this(replyTo, forwarded, referral, observed, null);
    }

    public Context(
            @Nullable String replyTo,
            boolean forwarded,
            @Nullable Referral referral,
            boolean observed,
            @Nullable Original original) {
        this(replyTo, forwarded, referral, observed, original, null);
    }

    public Context within(@Nullable Album whole) {
        return new Context(replyTo, forwarded, referral, observed, original, whole);
    }

    /**
     * One message in several parts, a file each.
     *
     * @param id the same for all parts and for nothing else of the account
     * @param place grows from part to part as their sender ordered them, from 1
     * @param of how many parts there are; 0 when nobody says
     */
    public record Album(String id, long place, int of) {}

    /** Where a click came from; any field may be missing. */
    public record Referral(
            @Nullable String sourceType,
            @Nullable String sourceId,
            @Nullable String url,
            @Nullable String headline,
            @Nullable String body,
            @Nullable String clickId) {}
}
