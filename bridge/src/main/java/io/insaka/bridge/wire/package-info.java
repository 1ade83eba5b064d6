/**
 * <em>Story:</em> both ends of the line to Insaka, as its gateway speaks: what waits is posted until it is taken, and what
 * is to be sent comes in by callback. <em>Promise:</em> signed both ways; nothing is acknowledged before it is in the
 * {@code store}. <em>Not here:</em> the page.
 */
@NullMarked
package io.insaka.bridge.wire;

import org.jspecify.annotations.NullMarked;
