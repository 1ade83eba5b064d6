package io.insaka.sandbox.meta;

import io.insaka.sandbox.graph.Fields;
import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What Meta refuses in the body of {@code POST /{page}/messages}. */
final class MessageRules {
    private static final Set<String> PROPERTIES = Set.of(
            "recipient",
            "messaging_type",
            "tag",
            "message",
            "sender_action",
            "payload",
            "notification_type",
            "reply_to");

    private final boolean instagram;
    private final Predicate<String> uploaded;

    /** @param uploaded whether an attachment id exists */
    MessageRules(boolean instagram, Predicate<String> uploaded) {
        this.instagram = instagram;
        this.uploaded = uploaded;
    }

    void check(Fields body) {
        known(body, PROPERTIES);
        if (body.has("message") == body.has("sender_action")) {
            throw new Refused(GraphError.invalid("Exactly one of message and sender_action is needed"));
        }
        if (body.has("sender_action")) {
            action(body);
            return;
        }
        String type = body.oneOf("messaging_type", Set.of("RESPONSE", "UPDATE", "MESSAGE_TAG"));
        if (type.equals("MESSAGE_TAG")) {
            body.oneOf("tag", Set.of("HUMAN_AGENT"));
        } else if (body.has("tag")) {
            throw new Refused(GraphError.invalid("Param tag needs the messaging_type MESSAGE_TAG"));
        }
        message(body.object("message"));
    }

    private void action(Fields body) {
        String action = body.oneOf("sender_action", Set.of("typing_on", "typing_off", "mark_seen", "react", "unreact"));
        if (action.endsWith("react")) {
            Fields payload = body.object("payload");
            payload.text("message_id", 1_000);
            if (action.equals("react") && instagram) {
                payload.oneOf("reaction", Set.of("love"));
            } else if (action.equals("react")) {
                payload.text("reaction", 20);
            }
        }
    }

    private void message(Fields message) {
        known(
                message,
                instagram
                        ? Set.of("text", "attachment", "quick_replies")
                        : Set.of("text", "attachment", "quick_replies", "metadata"));
        if (message.has("text") == message.has("attachment")) {
            throw new Refused(GraphError.invalid("Exactly one of text and attachment is needed"));
        }
        message.optional("metadata", 1_000);
        if (message.has("text")) {
            String text = message.text("text", 2_000);
            if (instagram && text.getBytes(StandardCharsets.UTF_8).length > 1_000) {
                throw new Refused(GraphError.invalid("Length of param message[text] must be at most 1000 bytes"));
            }
        } else {
            attachment(message.object("attachment"));
        }
        if (message.has("quick_replies")) {
            replies(message.objects("quick_replies"));
        }
    }

    private static void replies(List<Fields> replies) {
        most(replies, 13, "quick_replies");
        for (Fields reply : replies) {
            reply.oneOf("content_type", Set.of("text", "user_email", "user_phone_number"));
            reply.text("title", 20);
            reply.text("payload", 1_000);
        }
    }

    private void attachment(Fields attachment) {
        String type = attachment.oneOf("type", Set.of("image", "video", "audio", "file", "template"));
        Fields payload = attachment.object("payload");
        if (type.equals("template")) {
            template(payload);
        } else if (payload.has("attachment_id")) {
            if (!uploaded.test(payload.text("attachment_id", 100))) {
                throw new Refused(GraphError.invalid("The attachment id does not exist"));
            }
        } else {
            payload.text("url", 4_000);
        }
    }

    private static void template(Fields payload) {
        if (payload.oneOf("template_type", Set.of("button", "generic", "media")).equals("button")) {
            payload.text("text", 640);
            buttons(payload.objects("buttons"));
            return;
        }
        List<Fields> elements = payload.objects("elements");
        most(elements, 10, "elements");
        for (Fields element : elements) {
            element.text("title", 80);
            element.optional("subtitle", 80);
            if (element.has("buttons")) {
                buttons(element.objects("buttons"));
            }
        }
    }

    private static void buttons(List<Fields> buttons) {
        most(buttons, 3, "buttons");
        for (Fields button : buttons) {
            if (button.oneOf("type", Set.of("postback", "web_url")).equals("postback")) {
                button.text("payload", 1_000);
            } else {
                button.text("url", 4_000);
            }
            button.text("title", 20);
        }
    }

    private static void most(List<Fields> list, int most, String name) {
        if (list.size() > most) {
            throw new Refused(GraphError.invalid("Param " + name + " must have at most " + most + " elements"));
        }
    }

    private static void known(Fields fields, Set<String> names) {
        fields.node().propertyNames().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Refused(GraphError.invalid("Unexpected key \"" + name + "\""));
                });
    }
}
