/**
 * <b>Story.</b> What somebody still has to do for a customer, and by when: a task of a teammate or of a team, linked to
 * the conversation or the contact it came from.
 *
 * <p><b>Promise.</b> Whoever has a task hears once that it is due, whichever node is alive then; a follow-up brings its
 * conversation back into sight at that moment. What a task says is sealed.
 *
 * <p><b>Not here.</b> Putting a conversation off without saying why: snoozing, in {@code desk}. By when a customer should
 * have an answer: {@code desk.levels}.
 */
@NullMarked
@NamedInterface("tasks")
package io.insaka.desk.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
