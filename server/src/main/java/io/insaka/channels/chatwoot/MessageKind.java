package io.insaka.channels.chatwoot;

import io.insaka.channels.graph.Fields;
import java.util.Locale;

/** Words in webhooks, numbers in the API; old webhooks have numbers, too. */
enum MessageKind {
    INCOMING,
    OUTGOING,
    ACTIVITY,
    TEMPLATE,
    UNKNOWN;

    static MessageKind of(Fields message) {
        return switch (message.text("message_type", "").strip().toLowerCase(Locale.ROOT)) {
            case "incoming", "0" -> INCOMING;
            case "outgoing", "1" -> OUTGOING;
            case "activity", "2" -> ACTIVITY;
            case "template", "3" -> TEMPLATE;
            default -> UNKNOWN;
        };
    }
}
