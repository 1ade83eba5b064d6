/**
 * What Meta's Graph APIs share, whichever product speaks: the handshake and the signature of webhooks, JSON read without
 * trust, and what its answers and error codes mean for a message.
 */
@NullMarked
package io.insaka.channels.graph;

import org.jspecify.annotations.NullMarked;
