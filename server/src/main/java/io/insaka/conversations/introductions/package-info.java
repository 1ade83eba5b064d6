/** Asks providers what people are called, aside from the message's path. Start at {@link Introductions}. */
@NullMarked
package io.insaka.conversations.introductions;

import org.jspecify.annotations.NullMarked;
