package io.insaka.channels.meta;

import io.insaka.channels.graph.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, wherever in a webhook it stood.
 *
 * @param page the id of the entry it came in; null when it has none
 */
record Event(Fields fields, @Nullable String page) {
    /** Words for what happens to a conversation, in the order in which they are looked for. */
    private static final List<String> KINDS = List.of(
            "message",
            "message_edit",
            "postback",
            "reaction",
            "delivery",
            "read",
            "referral",
            "optin",
            "account_linking",
            "pass_thread_control",
            "take_thread_control",
            "request_thread_control",
            "app_roles",
            "policy_enforcement",
            "policy-enforcement");

    /** Instagram sends some events as the change of a field: then the value is what stands in {@code messaging} otherwise. */
    static Event of(Fields listed, String list, @Nullable String page) {
        Fields value = listed.at("value");
        boolean wrapped = list.equals("changes") && value.isObject() && (value.has("sender") || value.has("recipient"));
        return new Event(wrapped ? value : listed, page);
    }

    String kind() {
        return KINDS.stream().filter(fields::has).findFirst().orElse("");
    }

    Fields part() {
        return fields.at(kind());
    }

    /** Sent by the page itself, from here or from anywhere else. */
    boolean isEcho() {
        String sender = id("sender");
        return fields.at("message").flag("is_echo")
                || sender != null && sender.equals(page) && kind().equals("message");
    }

    /** Whom it is about: never the page. */
    @Nullable
    String customer() {
        String id = isEcho() ? id("recipient") : id("sender");
        return id != null && id.equals(page) ? null : id;
    }

    private @Nullable String id(String role) {
        return fields.at(role).word("id");
    }

    /** The provider's word for it, for operators. */
    String type() {
        String kind = kind();
        return switch (kind) {
            case "" -> "unknown";
            case "message" -> messageType();
            default -> kind;
        };
    }

    private String messageType() {
        Fields message = fields.at("message");
        if (isDeletion()) {
            return "deleted";
        }
        if (isEcho()) {
            return "echo";
        }
        List<Fields> attachments = message.each("attachments");
        if (!attachments.isEmpty()) {
            return attachments.getFirst().text("type", "attachment");
        }
        return message.has("text") ? "text" : "unsupported";
    }

    boolean isDeletion() {
        return fields.at("message").flag("is_deleted");
    }
}
