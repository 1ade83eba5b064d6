package io.insaka.channels.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to send. */
public sealed interface SendOutcome {
    /** The provider took it under this id. */
    record Accepted(String providerId) implements SendOutcome {}

    /**
     * It stands in an {@link OpenAnswer} under this id. Whether the caller got that, {@link OpenAnswer#given} reports; what
     * is not reported is sent again.
     */
    record Handed(String providerId) implements SendOutcome {}

    /** The provider certainly did not take it, and never will as it is. */
    record Refused(ProviderError error, Scope scope) implements SendOutcome {}

    /**
     * The provider certainly did not take it now; the same attempt may succeed later.
     *
     * @param after how long the provider asked to wait; null when it did not say
     * @param scope what has to wait: this message, everything to this contact, or the whole account
     */
    record Postponed(ProviderError error, @Nullable Duration after, Scope scope) implements SendOutcome {}

    /**
     * The provider certainly did not take it, because it does not accept our credentials (any more): nothing can go until
     * a person reconnects the account, and nothing that waits may be lost over it.
     */
    record Unauthorized(ProviderError error) implements SendOutcome {}

    /**
     * The provider certainly did not take it, because the contact told it to let nothing more through. Remembered of the
     * contact; trying again is of no use until they take it back.
     */
    record OptedOut(ProviderError error) implements SendOutcome {}

    /** Nobody knows: the request went out and no readable answer came back. */
    record Unknown(String why) implements SendOutcome {}

    /** How far a refusal reaches. */
    enum Scope {
        MESSAGE,
        CONTACT,
        ACCOUNT
    }
}
