/** Signatures over a time and the raw bytes, as gateways and Chatwoot make them. */
@NullMarked
package io.insaka.channels.signing;

import org.jspecify.annotations.NullMarked;
