package io.insaka.contacts.consent;

import io.insaka.kernel.ContactId;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of the ledger.
 *
 * @param seq behind all that were written of the contact before it
 * @param purpose {@link Purposes#ANY} for any message at all
 * @param channel a kind; {@link Consents#EVERYWHERE} for every one
 */
public record Entry(
        long seq, UUID id, ContactId contact, String purpose, String channel, boolean given, Said said, Instant at) {}
