/**
 * What somebody said to being written to: for which purpose, on which channel, when, how, and what shows it. The ledger is
 * only ever written on; what is so now follows from it by {@link io.insaka.contacts.consent.Standing}.
 */
@NullMarked
@NamedInterface("consent")
package io.insaka.contacts.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
