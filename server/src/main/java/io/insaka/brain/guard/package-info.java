/**
 * What is better not answered: people on the list of those, floods, and what looks like fraud.
 *
 * <p>Nothing here drops anything: every message is kept and shown, and what is held back goes to a person or says so.
 */
@NullMarked
package io.insaka.brain.guard;

import org.jspecify.annotations.NullMarked;
