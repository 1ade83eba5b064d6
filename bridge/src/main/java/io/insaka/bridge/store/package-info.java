/**
 * <em>Story:</em> what the bridge must not forget, in one file: which lines of a chat it knows, what Insaka has not taken
 * yet, what it was told to send and how far that got. <em>Promise:</em> once {@link io.insaka.bridge.store.Store#append}
 * returns, a killed process or a lost power line takes nothing of it back; a line torn by the kill counts as never
 * written. <em>Not here:</em> what the lines mean ({@code reading}), and when something is sent ({@code wire}).
 */
@NullMarked
package io.insaka.bridge.store;

import org.jspecify.annotations.NullMarked;
