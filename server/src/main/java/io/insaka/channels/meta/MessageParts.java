package io.insaka.channels.meta;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message with several attachments becomes several items, which are put together again where they are files: the first
 * has the message's own id and the words, if they can stand with it.
 */
final class MessageParts {
    private MessageParts() {}

    /** Each part is the message with one attachment at most, and everything else in it. */
    static List<ObjectNode> of(Fields message) {
        List<Fields> attachments = message.each("attachments");
        if (attachments.isEmpty() || AttachmentReader.allInWords(message.text("text", ""), attachments)) {
            return List.of((ObjectNode) message.node());
        }
        List<ObjectNode> parts = new ArrayList<>();
        boolean words = !message.text("text", "").isBlank();
        if (words && !AttachmentReader.takesCaption(attachments.getFirst())) {
            parts.add(part(message, true, List.of()));
            words = false;
        }
        for (Fields attachment : attachments) {
            parts.add(part(message, words, List.of(attachment)));
            words = false;
        }
        return parts;
    }

    private static ObjectNode part(Fields message, boolean words, List<Fields> attachments) {
        ObjectNode part = GraphJson.object();
        message.node().properties().forEach(property -> {
            boolean split =
                    property.getKey().equals("attachments") || property.getKey().equals("text") && !words;
            if (!split) {
                part.set(property.getKey(), property.getValue());
            }
        });
        if (!attachments.isEmpty()) {
            var list = part.putArray("attachments");
            attachments.forEach(attachment -> list.add(attachment.node()));
        }
        return part;
    }

    static String id(String mid, int part) {
        return part == 0 ? mid : mid + "#" + (part + 1);
    }
}
