/**
 * <b>Story.</b> The end of a conversation: what has to be known before a teammate resolves it, and that it is resolved by
 * itself when nobody has anything left to say.
 *
 * <p><b>Promise.</b> Nobody who waits for an answer is resolved away, and a message that arrives at the same moment wins. A
 * last message is said once, and only to those who may be written to. What the product resolves by itself asks nobody for
 * anything.
 *
 * <p><b>Not here.</b> Resolving by hand: {@code desk}. By when it should be done: {@code desk.levels}.
 */
@NullMarked
package io.insaka.desk.resolving;

import org.jspecify.annotations.NullMarked;
