/**
 * <b>Story.</b> Turns what was written and who had it into sums: a conversation is followed from where it was left, and
 * what is new adds to the organisation's days.
 *
 * <p><b>Promise.</b> {@code Fold} is pure, and comes to the same whether a history is given to it at once or in pieces. One
 * node at a time counts an organisation. Nothing on the way of a message waits for it.
 *
 * <p><b>Not here.</b> Reading the sums: the package above.
 */
@NullMarked
@NamedInterface("counting")
package io.insaka.analytics.counting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
