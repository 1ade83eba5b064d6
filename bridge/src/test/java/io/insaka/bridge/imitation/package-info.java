/** The two ends of the bridge, played: a chat client with a page of our own, and Insaka's gateway, strict. */
@NullMarked
package io.insaka.bridge.imitation;

import org.jspecify.annotations.NullMarked;
