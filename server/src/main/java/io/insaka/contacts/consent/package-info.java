/**
 * <b>Story.</b> What somebody said to being written to: for which purpose, on which channel, when, how, and what shows it.
 *
 * <p><b>Promise.</b> The ledger is only ever written on, in the transaction in which what was said takes effect; what is so
 * now follows from it by {@link io.insaka.contacts.consent.Standing}.
 *
 * <p><b>Not here.</b> What follows for a mailing: {@code mailings}. What a teammate sees and records: {@code desk.consents}.
 */
@NullMarked
@NamedInterface("consent")
package io.insaka.contacts.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
