package io.insaka.conversations;

import io.insaka.channels.spi.Content;
import io.insaka.kernel.TenantId;
import java.util.Optional;

/**
 * Somebody who asks customers something beside what a conversation is about, and knows an answer to it. Joins the tenant's
 * open transaction; asked before a message is heard, with its thread locked, so it must be quick.
 */
public interface SideQuestion {
    /**
     * What follows from an answer. The answer stands in the thread by then; what is changed here comes true with it.
     */
    @FunctionalInterface
    interface Answer {
        /** @param position the answer's place in the thread */
        void take(OpenThread thread, long position);
    }

    /** Whether it may be one, told from what is at hand: most messages end here. */
    boolean mayAnswer(Conversation conversation, Content said);

    /** Empty for everything that is not certainly an answer: it is heard like any message. */
    Optional<Answer> answer(TenantId tenant, Conversation conversation, Content said);
}
