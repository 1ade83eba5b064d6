/**
 * A browser maker's push service and the one browser behind it, as strict as RFC 8030, 8188, 8291 and 8292. Opens what it
 * was sent with the browser's key, without the library that sealed it.
 */
@NullMarked
package io.insaka.sandbox.push;

import org.jspecify.annotations.NullMarked;
