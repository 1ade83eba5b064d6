/**
 * <b>Story.</b> What customers said to being written to, as the team sees and records it; and the organisation's own list of
 * what it writes to them for.
 *
 * <p><b>Promise.</b> A teammate's word is written with a note of how they know, and a yes after the customer's no with a reason; nothing that was written is ever changed.
 *
 * <p><b>Not here.</b> The ledger, and what follows from it: {@code contacts.consent}. Who therefore gets a mailing:
 * {@code mailings}.
 */
@NullMarked
package io.insaka.desk.consents;

import org.jspecify.annotations.NullMarked;
