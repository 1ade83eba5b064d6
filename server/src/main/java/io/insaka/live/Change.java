package io.insaka.live;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import org.jspecify.annotations.Nullable;

/**
 * Something that watchers want to know.
 *
 * @param conversation null when it belongs to none
 * @param what words such as {@code message}, {@code status}, {@code holder}, {@code intake}; joined by commas.
 *     {@link #TYPING} and {@link #ANSWERING} are of the moment: whoever hears of them late does nothing
 */
public record Change(@Nullable ConversationId conversation, String what) {
    /** The contact is typing. */
    public static final String TYPING = "typing";
    /** A teammate, or the bot, is typing. */
    public static final String ANSWERING = "answering";

    /** As {@code what} says, and one teammate is to be told of it. */
    public Change telling(TeammateId teammate) {
        return new Change(conversation, what + ",for-" + teammate);
    }
}
