/**
 * <b>Story.</b> Who else is in the thread: two teammates see each other before both answer.
 *
 * <p><b>Promise.</b> A sign costs one entry of the live stream and is kept nowhere else; whoever gives none any more is
 * gone within a minute, without anybody saying so.
 *
 * <p><b>Not here.</b> Who holds a conversation, and may write in it: {@code conversations}. Who is at their desk: {@code
 * desk.teams}.
 */
@NullMarked
package io.insaka.desk.watching;

import org.jspecify.annotations.NullMarked;
