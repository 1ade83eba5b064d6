package io.insaka.channels.chatwoot;

import io.insaka.channels.graph.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Replies go to a conversation, and one person may have several in several inboxes: the conversation is what tells people
 * apart here. The value is {@code <account>@<host>/<number of the conversation>}.
 */
final class ConversationAddress {
    static final String KIND = "chatwoot_conversation";
    private static final int LONGEST = 100;

    private ConversationAddress() {}

    /** Of any event; null when it is about no conversation. */
    static @Nullable String of(Fields event, String scope) {
        String number = conversation(event).word("id");
        return number == null || number.length() > LONGEST ? null : scope + "/" + number;
    }

    /** Message events carry it, conversation events are it. */
    static Fields conversation(Fields event) {
        return event.text(Splitter.EVENT, "").startsWith("conversation_")
                        && !event.at("conversation").isObject()
                ? event
                : event.at("conversation");
    }

    /** The number again, if it is a conversation of this account; null otherwise. */
    static @Nullable String number(String address, String scope) {
        String number = address.startsWith(scope + "/") ? address.substring(scope.length() + 1) : "";
        return number.matches("[0-9]{1,18}") ? number : null;
    }
}
