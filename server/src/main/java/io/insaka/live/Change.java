package io.insaka.live;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import org.jspecify.annotations.Nullable;

/**
 * Something that watchers want to know.
 *
 * @param conversation null when it belongs to none
 * @param what words such as {@code message}, {@code status}, {@code holder}, {@code intake}; joined by commas.
 *     {@link #TYPING}, {@link #ANSWERING} and who watches are of the moment: whoever hears of them late does nothing
 */
public record Change(@Nullable ConversationId conversation, String what) {
    /** The contact is typing. */
    public static final String TYPING = "typing";
    /** A teammate, or the bot, is typing. */
    public static final String ANSWERING = "answering";

    /** Somebody may do more, or less, than before. */
    public static final String ACCESS = "access";

    /** Begins the word that says what a teammate does in a thread right now: {@code watched-viewing-<id>}. */
    private static final String WATCHED = "watched-";

    /** A teammate looks at it, writes in it, or has left it. Of the moment, too. */
    public static Change watched(ConversationId conversation, String doing, TeammateId teammate) {
        return new Change(conversation, WATCHED + doing + "-" + teammate);
    }

    /** Whether a word is about the team's side of the thread alone: nothing in the thread itself is new. */
    public static boolean isAside(String word) {
        return word.equals(TYPING) || word.startsWith(WATCHED);
    }

    /** As {@code what} says, and one teammate is to be told of it. */
    public Change telling(TeammateId teammate) {
        return new Change(conversation, what + ",for-" + teammate);
    }
}
