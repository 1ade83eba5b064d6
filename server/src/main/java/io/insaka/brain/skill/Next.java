package io.insaka.brain.skill;

/** What becomes of the conversation after a skill has answered. */
public sealed interface Next {
    Next DONE = new Done();

    /** The session is open again. */
    record Done() implements Next {}

    /** Only in answer to {@link Entry.Conversed}: it could not say anything after all, and the fallback is asked. */
    record Pass() implements Next {}

    /** The skill keeps the conversation (LOCKED): the next message comes to it as {@link Entry.Continued}. */
    record Stay(String memory) implements Next {}

    /** A person is wanted; the bot is silent from here. {@code reason} is shown to the team. */
    record HandOver(String reason, Trigger trigger) implements Next {
        public HandOver(String reason) {
            this(reason, Trigger.SKILL);
        }
    }

    /** The contact wants no more messages: nothing but the replies of this decision is sent any more. */
    record OptOut() implements Next {}

    /** The contact takes an opt-out back. */
    record OptIn() implements Next {}
}
