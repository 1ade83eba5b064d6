package io.insaka.sandbox.meta;

import tools.jackson.databind.node.ObjectNode;

/**
 * One message that Meta took, whether or not the caller learnt of it.
 *
 * @param body the whole request
 */
public record TakenMessage(String id, String customer, ObjectNode body) {
    /** The text, or the words above the buttons; empty for a file. */
    public String words() {
        var message = body.path("message");
        String template =
                message.path("attachment").path("payload").path("text").asString("");
        return message.path("text").asString(template);
    }
}
