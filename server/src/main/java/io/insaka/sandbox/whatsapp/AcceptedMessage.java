package io.insaka.sandbox.whatsapp;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One outbound message that was accepted, whether or not the caller learnt of it.
 *
 * @param customer the phone number or user id it went to
 * @param correlation {@code biz_opaque_callback_data}; empty for none
 * @param body the whole request
 */
public record AcceptedMessage(
        String phoneNumberId, String customer, String id, String correlation, ObjectNode body, Instant at) {
    public String type() {
        return body.path("type").asString("text");
    }

    /** The words of a text or of an interactive message's body; a caption; empty for the rest. */
    public String text() {
        return Words.of(body);
    }
}
