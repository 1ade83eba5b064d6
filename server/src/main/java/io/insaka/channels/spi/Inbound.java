package io.insaka.channels.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one item of a webhook says, in the product's words. */
public sealed interface Inbound {
    /** A message by a contact. */
    record Received(Party from, String providerId, Instant sentAt, Content content, Context context)
            implements Inbound {}

    /** A reaction by a contact to a message; {@code emoji} null when it was taken back. */
    record Reacted(
            Party from,
            String providerId,
            Instant sentAt,
            String targetProviderId,
            @Nullable String emoji) implements Inbound {}

    /**
     * A contact changed a message they sent.
     *
     * @param place which file of it, by {@link Context.Album#place}; 0 where it is no part of an album
     */
    record Edited(Party from, String providerId, Instant sentAt, String targetProviderId, Content content, long place)
            implements Inbound {
        public Edited(Party from, String providerId, Instant sentAt, String targetProviderId, Content content) {
            this(from, providerId, sentAt, targetProviderId, content, 0);
        }
    }

    /** A contact deleted a message they sent, for everyone. */
    record Revoked(Party from, String providerId, Instant sentAt, String targetProviderId) implements Inbound {}

    /** The account's owner wrote from the provider's own app: stored as outbound, never answered. */
    record Echoed(Party to, String providerId, Instant sentAt, Content content) implements Inbound {}

    /** A receipt for a message of ours. {@code correlation} is what {@link Outgoing#correlation} carried, if it came back. */
    record Receipted(
            String providerId,
            DeliveryStep step,
            Instant at,
            @Nullable String correlation,
            @Nullable ProviderError error)
            implements Inbound {}

    /** A receipt for everything that was sent to a contact until a moment, where the provider names no messages. */
    record ReceiptedUntil(Party by, DeliveryStep step, Instant until) implements Inbound {}

    /** At the provider somebody took the conversation, gave it back, or was done with it. */
    record Held(Party about, Holding holding, Instant at) implements Inbound {}

    /**
     * A contact told the provider, or the network, that they want no messages any more, or that they do again. Whoever
     * asked them has answered them already.
     */
    record OptedOut(Party by, Instant at, boolean out) implements Inbound {}

    /** A contact shut the account out at the provider, or let it in again: nothing was written. */
    record Blocked(Party by, Instant at, boolean blocked) implements Inbound {}

    /** A contact has a new address in the place of an old one (new phone number, new user id). */
    record AddressChanged(Party before, Party after, Instant at, String note) implements Inbound {}

    /**
     * The other side says of itself that a person has to see to it, or that nobody has to any more.
     *
     * @param error with a code that begins with {@link ProviderError#ALARM}; null when it is over
     */
    record Alarmed(@Nullable ProviderError error) implements Inbound {}

    /** Nothing to do: kept in the ledger as ignored, with the reason. */
    record Skipped(String reason) implements Inbound {}
}
