package io.insaka.knowledge;

import io.insaka.kernel.ContactId;

/** On whose behalf something is looked for: it decides what can be found, inside the search and not after it. */
public sealed interface Seeker {
    /** Somebody who has not been verified: what is public. */
    record Anybody() implements Seeker {}

    /** This customer, known for certain: what is public, and the customer's own documents. */
    record Verified(ContactId contact) implements Seeker {}

    /** The organisation's own people: everything. Never on a customer's behalf. */
    record Team() implements Seeker {}
}
