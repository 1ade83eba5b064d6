/**
 * A bridge to Chatwoot, for teams that keep it as their inbox: its account webhooks in, its application API out. {@link
 * io.insaka.channels.chatwoot.ChatwootChannel} is the way in.
 *
 * <p>What is said here about Chatwoot's behaviour was read in its source and its description of the API, July 2026.
 */
@NullMarked
package io.insaka.channels.chatwoot;

import org.jspecify.annotations.NullMarked;
