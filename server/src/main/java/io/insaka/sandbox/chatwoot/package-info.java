/** A Chatwoot account with its customers and agents, simulated: its webhooks out, its application API in. */
@NullMarked
package io.insaka.sandbox.chatwoot;

import org.jspecify.annotations.NullMarked;
