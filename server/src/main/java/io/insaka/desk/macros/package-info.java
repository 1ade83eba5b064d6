/**
 * <b>Story.</b> What a teammate does again and again, under a name: answer, label, assign, resolve, in one go.
 *
 * <p><b>Promise.</b> A macro does what its teammate could do by hand, by the same ways and with the same refusals; for each
 * conversation all of it or nothing.
 *
 * <p><b>Not here.</b> What happens without anybody asking for it: {@code desk.resolving}, {@code desk.teams}. Words alone:
 * canned replies, in {@code desk}.
 */
@NullMarked
package io.insaka.desk.macros;

import org.jspecify.annotations.NullMarked;
